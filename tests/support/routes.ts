import type { RouteHandler } from '@/lib/api/serve'

type Ask = {
  token?: string | null
  cookie?: string
  body?: unknown
  form?: FormData
  params?: Record<string, string>
  query?: string
  headers?: Record<string, string>
}

/** Calls a route as a client would: status, headers and parsed body of its answer. */
export async function call(
  handler: RouteHandler,
  method: string,
  { token, cookie, body, form, params = {}, query = '', headers = {} }: Ask = {},
) {
  const request = new Request(`http://galley.test/api/v1/test${query}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { cookie } : {}),
      ...(body !== undefined ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    body: form ?? (body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)),
  })
  const response = await handler(request, { params: Promise.resolve(params) })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parse(text) }
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
function parse(text: string): any {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
