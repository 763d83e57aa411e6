// npm run bench -- api|editor|pages [--quick] [--json]: measures beside limits in the same run, and says which targets are met.
// It is no test: other work on the machine moves what it finds. `--quick` only shows that it runs.
import path from 'node:path'

process.chdir(path.join(import.meta.dirname, '..'))
process.env.GALLEY_SECRET ??= 'a secret that only the bench knows, long enough'
const words = process.argv.slice(2)
const size = words.includes('--quick') ? 'quick' : 'whole'
const benches = {
  api: async () => {
    const { benchApi, SIZES } = await import('../tests/bench/api')
    return benchApi(SIZES[size])
  },
  editor: async () => {
    const { benchEditor, EDITOR_SIZES } = await import('../tests/bench/editor/editor')
    return benchEditor(EDITOR_SIZES[size])
  },
  pages: async () => {
    const { benchPages, PAGE_SIZES } = await import('../tests/bench/pages')
    return benchPages(PAGE_SIZES[size])
  },
}

const names = words.filter((word) => !word.startsWith('--'))
const unknown = names.find((name) => !(name in benches))
if (names.length === 0 || unknown) {
  console.error(`${unknown ? `There is no bench ${unknown}. ` : ''}npm run bench -- ${Object.keys(benches).join('|')} [--quick] [--json]`)
  process.exit(2)
}
const { report } = await import('../tests/bench/report')
for (const name of names as (keyof typeof benches)[]) {
  const measured = await benches[name]()
  console.log(words.includes('--json') ? JSON.stringify(measured) : report(measured))
}
process.exit(0)
