import { Option } from 'commander'

/** How far long work is: said on standard error, at a terminal or when asked for. */
export type Progress = { readonly say: (words: string) => void; readonly end: () => void }

export const progressOption = () => new Option('--progress', 'say on standard error how far it is, also where that is no terminal')

/** At a terminal one line that changes; elsewhere a line every two seconds. Without a terminal and unasked, nothing. */
export function progress(asked: boolean | undefined, out: NodeJS.WriteStream = process.stderr): Progress {
  if (!asked && !out.isTTY) return { say: () => {}, end: () => {} }
  const pause = out.isTTY ? 100 : 2000
  let last = 0
  let shown = false
  return {
    say(words) {
      const now = Date.now()
      if (now - last < pause) return
      last = now
      shown = true
      out.write(out.isTTY ? `\r\x1b[K${words}` : `${words}\n`)
    },
    end() {
      if (shown && out.isTTY) out.write('\r\x1b[K')
    },
  }
}

/** `3 of 10 documents`, or `3 documents` where nobody knows of how many. */
export const soFar = (done: number, of: number | null, what: string): string =>
  of === null ? `${done} ${what}` : `${done} of ${of} ${what}`
