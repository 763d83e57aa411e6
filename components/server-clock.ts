let ahead = 0

/** Learns from an answer what time it is at the server (whole seconds), whose times are the ones shown. */
export function hearServerTime(headers: Headers): void {
  const then = Date.parse(headers.get('date') ?? '')
  if (Number.isFinite(then)) ahead = Date.now() - then
}

/** What time it is at the server, in milliseconds: this computer's clock may be wrong. */
export const serverNow = (): number => Date.now() - ahead
