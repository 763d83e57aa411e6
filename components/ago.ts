import { serverNow } from './server-clock'

/** How long ago something was, in so many minutes. */
export function ago(minutes: number): string {
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${Math.floor(minutes)} min`
  return minutes < DAY ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / DAY)} d`
}
const DAY = 1440

/** How many minutes ago it was at the server. */
export const minutesSince = (at: string): number => (serverNow() - Date.parse(at)) / 60_000
/** How long ago it was; null where that is a day or more, or not known. */
export function agoToday(at: string): string | null {
  const minutes = minutesSince(at)
  return minutes < DAY ? ago(minutes) : null
}
