import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { launchOptions } from './tests/support/browser.ts'

const resolve = { alias: { '@': import.meta.dirname } }
/** What the pages import: found late, each would reload a test that is running. */
const BROWSER_DEPENDENCIES = [
  ...['dialog', 'drawer', 'field', 'menu', 'popover', 'toast', 'tooltip'].map((part) => `@base-ui/react/${part}`),
  ...['@tiptap/core', '@tiptap/pm/state', '@tiptap/pm/view', '@zxcvbn-ts/core', '@zxcvbn-ts/language-common'],
  ...['axe-core', 'clsx', 'idb', 'lucide-react', 'next/link', 'next/navigation', 'react-dom/client', 'uuid', 'zod'],
]
const setupFiles = ['tests/support/quiet-console.ts']

export default defineConfig({
  resolve,
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'domain',
          include: ['tests/{domain,importers,scripts}/**/*.test.ts', 'tests/architecture.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          setupFiles,
        },
      },
      {
        resolve,
        test: {
          name: 'data',
          include: ['tests/{data,queries,commands,auth,api}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          globalSetup: ['tests/support/template-database.ts'],
          setupFiles: ['tests/support/database.ts', ...setupFiles],
        },
      },
      {
        resolve,
        plugins: [react()],
        test: { name: 'components', include: ['tests/components/**/*.test.tsx'], environment: 'happy-dom', setupFiles },
      },
      {
        resolve,
        plugins: [react()],
        define: { 'process.env': '{}' },
        optimizeDeps: { include: BROWSER_DEPENDENCIES },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.tsx'],
          testTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          globalSetup: ['tests/support/server.ts'],
        },
      },
    ],
  },
})
