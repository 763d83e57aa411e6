/** A file that is made while it is sent: one chunk ahead at most, and no more once the client has left. */
export function download(file: { fileName: string; mediaType: string; chunks: AsyncIterable<string> }): Response {
  const encoder = new TextEncoder()
  const iterator = file.chunks[Symbol.asyncIterator]()
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await iterator.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    { highWaterMark: 1 },
  )
  return new Response(stream, {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': attachment(file.fileName),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** A file's name for a header, whatever it holds: plain for old clients, and the whole of it as RFC 8187 has it. */
function attachment(fileName: string): string {
  const printable = fileName.replace(/[\p{C}/\\:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ')
  const clean = [...printable.trim()].slice(-180).join('') || 'galley'
  const plain = clean
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._ -]+/g, '')
    .replace(/\s+/g, '-')
    .replace(/^[.-]+/, '')
  const encoded = encodeURIComponent(clean).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${/^\w/.test(plain) ? plain : `galley-${plain}`}"; filename*=UTF-8''${encoded}`
}
