import { createServer } from 'node:net'

const REASONS = {
  EADDRINUSE: 'is in use, perhaps by another Galley',
  EACCES: 'may not be used: those below 1024 are the system’s',
  EADDRNOTAVAIL: 'cannot be used: this machine has no such address',
}

/**
 * Why nothing can be served on a port, in one line that says what to do; null when it is free.
 * @param {string} port
 * @param {string | undefined} host all addresses where there is none
 * @returns {Promise<string | null>}
 */
export function whyNotPort(port, host) {
  const other = Number(port) < 1024 ? 3000 : Number(port) + 1
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', ({ code }) =>
      resolve(`port ${port} ${REASONS[code] ?? `cannot be used (${code})`}. Another one: PORT=${other} npm start`),
    )
    probe.listen(Number(port), host, () => probe.close(() => resolve(null)))
  })
}
