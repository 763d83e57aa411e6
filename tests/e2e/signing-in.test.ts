import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchOptions } from '../support/browser'
import { type GalleyServer, startGalley } from '../support/galley-server'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-signing-in-'))
let galley: GalleyServer
const MARA = { name: 'Mara Reyes', email: 'mara@example.org', password: 'tram lentil orbit nineteen' }
const headers = { 'content-type': 'application/json', 'x-galley-csrf': '1' }

beforeAll(async () => {
  galley = await startGalley(path.join(dir, 'galley.db'))
})
afterAll(async () => {
  await galley.stop()
  rmSync(dir, { recursive: true, force: true })
})

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
const me = (cookie: string) => fetch(`${galley.url}/api/v1/me`, { headers: { cookie } })

/** The token against forgery, and the cookie that goes with it. */
async function forgeryToken(cookie = '') {
  const response = await fetch(`${galley.url}/api/auth/csrf`, { headers: { cookie } })
  const { csrfToken } = (await response.json()) as { csrfToken: string }
  return { csrfToken, cookie: [cookie, cookiesOf(response)].filter(Boolean).join('; ') }
}

/** Signs in as the form does. */
async function signIn(
  given: { email: string; password: string },
  callbackUrl = '/',
  further: Record<string, string> = {},
  token = forgeryToken(),
) {
  const { csrfToken, cookie } = await token
  const response = await fetch(`${galley.url}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie, ...further },
    body: new URLSearchParams({ ...given, csrfToken, callbackUrl, json: 'true' }),
  })
  const { url } = (await response.json()) as { url: string }
  return { url, cookie: cookiesOf(response), setCookie: response.headers.getSetCookie() }
}

async function signOut(session: string) {
  const { csrfToken, cookie } = await forgeryToken(session)
  await fetch(`${galley.url}/api/auth/signout`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ csrfToken, json: 'true' }),
  })
}

describe('the first account', () => {
  test('is made by the link alone: looking at it uses nothing up, and of five at once one is made', async () => {
    const link = galley.setupLink ?? ''
    for (let n = 0; n < 2; n++) expect(await (await fetch(link)).text()).toContain('Set up Galley')
    const token = link.split('/').at(-1)
    const all = await Promise.all(
      [1, 2, 3, 4, 5].map(() =>
        fetch(`${galley.url}/api/links/setup`, { method: 'POST', headers, body: JSON.stringify({ ...MARA, token, demo: false }) }),
      ),
    )
    expect(all.map((answer) => answer.status).sort()).toEqual([201, 410, 410, 410, 410])
    expect(await (await fetch(link)).text()).toContain('This link leads nowhere any more')
  })
})

describe('signing in', () => {
  test('begins a session for the browser alone, and signing out ends it on the server too', async () => {
    const { url, cookie, setCookie } = await signIn(MARA)
    expect(new URL(url).pathname).toBe('/')
    expect(setCookie.find((line) => line.startsWith('next-auth.session-token='))).toMatch(/HttpOnly; SameSite=Lax/)
    expect((await me(cookie)).status).toBe(200)
    await signOut(cookie)
    expect((await me(cookie)).status).toBe(401)
  })

  test('never leads to another place', async () => {
    for (const callbackUrl of [
      '//evil.example',
      'https://evil.example',
      '\\\\evil.example',
      'javascript:alert(1)',
      `${galley.url}.evil.example/`,
      'https:evil.example',
    ])
      expect(new URL((await signIn(MARA, callbackUrl)).url).origin).toBe(galley.url)
  })

  test('without the token against forgery does nothing', async () => {
    const body = new URLSearchParams({ email: MARA.email, password: MARA.password, json: 'true' })
    const response = await fetch(`${galley.url}/api/auth/callback/credentials`, { method: 'POST', body })
    expect(response.headers.getSetCookie().join()).not.toContain('session-token')
  })

  test('cannot be changed, read or logged to through next-auth, nor fed a large body', async () => {
    for (const action of ['session', '_log', 'providers', 'verify-request'])
      expect((await fetch(`${galley.url}/api/auth/${action}`)).status).toBe(404)
    const large = { method: 'POST', body: 'x'.repeat(200_000), headers: { connection: 'close' } }
    expect((await fetch(`${galley.url}/api/auth/callback/credentials`, large)).status).toBe(413)
  })

  test('is slowed by the true address, whatever a client says of its own', async () => {
    const token = forgeryToken()
    const answers = []
    for (let n = 0; n < 32; n++) {
      const guess = { email: `guess${n}@example.org`, password: 'wrong' }
      answers.push((await signIn(guess, '/', { 'x-forwarded-for': `198.51.100.${n}` }, token)).url)
    }
    expect(answers.at(-1)).toMatch(/error=wait-\d+/)
  })
})

describe('what browsers are told', () => {
  test('stands in every answer', async () => {
    for (const at of ['/sign-in', '/nowhere', '/api/v1/me', '/api/v1/health', '/icon.svg']) {
      const response = await fetch(galley.url + at)
      expect([at, response.headers.get('x-content-type-options'), response.headers.get('referrer-policy')]).toEqual([
        at,
        'nosniff',
        'same-origin',
      ])
    }
    const policy = (await fetch(`${galley.url}/sign-in`)).headers.get('content-security-policy') ?? ''
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "script-src 'self' 'nonce-"])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect((await fetch(`${galley.url}/sign-in`)).headers.get('cache-control')).toContain('no-store')
  })
})

test('in a real browser, by keyboard alone, without a breach of the policy', async () => {
  await new Promise((resolve) => setTimeout(resolve, 9000)) // the address of this machine was slowed above
  const browser = await chromium.launch(launchOptions)
  try {
    const page = await browser.newPage()
    const said: string[] = []
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
    await page.goto(`${galley.url}/account`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.keyboard.type(MARA.email)
    await page.keyboard.press('Tab')
    await page.keyboard.type(MARA.password)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${galley.url}/account`)
    expect(await page.locator('h1').textContent()).toBe('Account')
    expect(said).toEqual([])
  } finally {
    await browser.close()
  }
})
