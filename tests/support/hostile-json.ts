/** JSON of an object with one more field, written as it is. */
export const withField = (body: unknown, field: string) =>
  JSON.stringify(body).replace(/^\{(\}?)/, (_, end) => `{${field}${end ? '}' : ','}`)

/** What is wrong wherever JSON of an object is taken: it is read in two ways, cannot be kept, or is no object. */
export const HOSTILE: readonly (readonly [name: string, spoil: (body: unknown) => string])[] = [
  [
    'a field that stands twice',
    (body) =>
      withField(body, `${JSON.stringify(Object.keys(body as object)[0] ?? 'a')}:1${body && Object.keys(body).length ? '' : ',"a":2'}`),
  ],
  ['__proto__', (body) => withField(body, '"__proto__":{"role":"owner"}')],
  ['__proto__ in escapes', (body) => withField(body, '"\\u005f_proto__":{"role":"owner"}')],
  ['constructor', (body) => withField(body, '"constructor":{"prototype":{"role":"owner"}}')],
  ['a nest of 100,000 arrays', (body) => withField(body, `"x":${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
  ['an integer past 2^53', (body) => withField(body, '"x":9007199254740993')],
  ['a number that is infinite', (body) => withField(body, '"x":1e400')],
  ['NUL', (body) => withField(body, '"x":"a\\u0000b"')],
  ['half of a surrogate pair', (body) => withField(body, '"x":"\\ud83d"')],
  ['a comma too much', (body) => `${JSON.stringify(body).slice(0, -1)},}`],
  ['NaN', (body) => withField(body, '"x":NaN')],
  ['null', () => 'null'],
  ['an array around it', (body) => JSON.stringify([body])],
  ['a string', (body) => JSON.stringify(JSON.stringify(body))],
]
