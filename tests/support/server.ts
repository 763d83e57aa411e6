import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startGalley } from './galley-server'

/** The production build, served for the end-to-end tests on an empty database of its own, with its set-up link. */
export default async function setup(project: TestProject) {
  const dir = mkdtempSync(path.join(tmpdir(), 'galley-e2e-'))
  const galley = await startGalley(path.join(dir, 'galley.db'))
  project.provide('galley', { url: galley.url, setupLink: galley.setupLink ?? '' })
  return async () => {
    await galley.stop('SIGTERM')
    rmSync(dir, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    galley: { url: string; setupLink: string }
  }
}
