import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig } from 'vite'
import { packAnnotations } from '@/lib/domain/annotation/packed'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { generate, SIZES, type Size } from './documents'
import type { ScreenData } from './screen'

const HERE = import.meta.dirname
const ROOT = path.join(HERE, '../../..')

/** The two pages of each size, and a server that takes every change. */
export type Site = { readonly url: string; readonly close: () => void }

/** Builds the screen as the product is built (minified, rendered on the server, then hydrated) and the limit, into a folder. */
export async function openSite(dir: string, sizes: readonly Size[], cpu: () => number): Promise<Site> {
  await build(config(dir, { ours: path.join(HERE, 'ours.tsx'), limit: path.join(HERE, 'limit.ts') }))
  await build(server(dir))
  const { html } = (await import(pathToFileURL(path.join(dir, 'server/ours-server.js')).href)) as { html: (data: ScreenData) => string }
  const pages = new Map(sizes.flatMap((size) => pagesOf(size, html)))
  const set = { revision: 0 } // of the page that was given last
  const listening = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const page = pages.get(pathname)
    if (pathname === '/cpu') response.end(String(cpu()))
    else if (pathname.startsWith('/api/')) response.setHeader('content-type', 'application/json').end(await answer(request, set))
    else if (page) {
      set.revision = 0
      response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
    } else if (pathname.startsWith('/assets/'))
      response.setHeader('content-type', typeOf(pathname)).end(readFileSync(fileOf(dir, pathname)))
    else response.writeHead(pathname === '/' ? 200 : 404, { 'content-type': 'text/html' }).end('<!doctype html>')
  })
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, close: () => listening.close() }
}

const config = (dir: string, input: Record<string, string>): InlineConfig => ({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  mode: 'production',
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { alias: { '@': ROOT, 'next/navigation': path.join(HERE, 'navigation.ts') } },
  build: {
    outDir: dir,
    emptyOutDir: false,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { input, output: { entryFileNames: 'assets/[name].js', assetFileNames: 'assets/[name][extname]' } },
  },
})

function server(dir: string): InlineConfig {
  const base = config(path.join(dir, 'server'), {})
  const build = { ...base.build, ssr: path.join(HERE, 'ours-server.tsx'), rolldownOptions: {} }
  return { ...base, build, ssr: { noExternal: true } }
}

function pagesOf(size: Size, html: (data: ScreenData) => string): [string, string][] {
  const { text, annotations, relations } = generate(size)
  const setId = `00000000-0000-7000-9000-${String(SIZES[size].words).padStart(12, '0')}`
  const data: ScreenData = { setId, text, annotations: packAnnotations(annotations), relations }
  const json = `<script id="data" type="application/json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`
  const page = (name: string, body: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<link rel="stylesheet" href="/assets/${name}.css"></head><body>${body}${json}<script type="module" src="/assets/${name}.js"></script></body></html>`
  const bare = `<style>${highlights()}</style><main id="scroller"><div id="text"></div></main>`
  return [
    [`/ours/${size}`, page('ours', `<div id="root">${html(data)}</div>`)],
    [`/limit/${size}`, page('limit', bare)],
  ]
}

/** Three looks, by layer, as the screen has them. */
const highlights = (): string => {
  const looks: Record<string, string> = { sourcing: 'text-decoration:underline 2px #1d5bbf', framing: 'background:#fbe3a6' }
  return defaultTagset.tags.map(({ key, layer }) => `::highlight(${key.replace('.', '-')}){${looks[layer] ?? 'color:#6f716a'}}`).join('')
}

async function answer(request: IncomingMessage, set: { revision: number }): Promise<string> {
  if (request.method !== 'POST') return JSON.stringify({ items: [], next: null })
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { changes } = JSON.parse(Buffer.concat(chunks).toString()) as { changes?: { id: string }[] }
  set.revision += changes?.length ?? 0
  return JSON.stringify({ revision: set.revision, applied: changes?.map(({ id }) => id) ?? [], refused: [] })
}

/** Tailwind leaves the addresses of fonts as their packages have them. */
function fileOf(dir: string, pathname: string): string {
  const fonts = ['inter', 'source-serif-4'].map((name) =>
    path.join(ROOT, 'node_modules/@fontsource-variable', name, 'files', path.basename(pathname)),
  )
  return [path.join(dir, pathname), ...fonts].find(existsSync) ?? path.join(dir, 'assets/ours.css')
}

const typeOf = (name: string): string =>
  ({ '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' })[path.extname(name)] ?? 'application/octet-stream'
