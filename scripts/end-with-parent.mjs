// Loaded into the server that scripts/start.mjs starts: its standard input is a pipe which nobody writes to and which closes
// when start.mjs is gone, however it went. Processes that the server starts load this too; they end with the server.
if (process.env.GALLEY_STARTED_BY === String(process.ppid)) {
  process.stdin.resume()
  process.stdin.once('close', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 10_000).unref()
  })
}
