import { arch, cpus, freemem, loadavg, platform, totalmem } from 'node:os'
import { isMet, type Measured } from './measure'

const short = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 3 })

/** What was measured, a line each, with what it was measured on. */
export function report(measured: readonly Measured[]): string {
  const gigabytes = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1)} GB`
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${gigabytes(totalmem())} (${gigabytes(freemem())} free), ${platform()} ${arch()}, Node ${process.versions.node}`
  const load = `load ${loadavg()
    .map((one) => one.toFixed(2))
    .join(' ')}: ${(loadavg()[0] ?? 0) > cpus().length / 2 ? 'others are working here, read the ratios with care' : 'quiet'}`
  return [machine, load, '', ...measured.map(lineOf)].join('\n')
}

function lineOf(one: Measured): string {
  const { what, ours, limit, unit, ratio, target, rounds, load } = one
  const wanted = target === null ? 'no target' : 'least' in target ? `target ≥ ${target.least}` : `target ≤ ${target.most}`
  const verdict = { true: ', met', false: ', MISSED', null: '' }[String(isMet(one)) as 'true' | 'false' | 'null']
  return `${what}\n    ${short(ratio)} ×  (${wanted}${verdict})   ours ${short(ours)}, limit ${short(limit)} ${unit}; ${rounds} rounds, load ${load.toFixed(1)}`
}
