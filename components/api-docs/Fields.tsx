import { anchorOfShape } from './api-document'
import { words } from './strings'
import type { FieldRow, Piece } from './words-of-schema'

export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const [first, ...rest] = pieces
  if (!first) return null
  return (
    <>
      {'shape' in first ? <ShapeLink name={first.shape} /> : first.words}
      <Pieces pieces={rest} />
    </>
  )
}

const ShapeLink = ({ name }: { name: string }) => (
  <a href={`#${anchorOfShape(name)}`} className="rounded-sm text-ink underline decoration-ink-faint underline-offset-2">
    {name}
  </a>
)

export type Row = FieldRow & { readonly more?: string }

/** Names and what they are, two columns that become one on phones. */
export function Fields({ title, rows }: { title: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    <div className="mt-4">
      <p className="mb-1 text-13 text-ink-3">{title}</p>
      <dl className="border-t">
        {rows.map(({ path, required, pieces, more }) => (
          <div key={path} className="grid gap-x-6 border-b py-1.5 text-13 sm:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]">
            <dt className="break-words font-mono text-xs/5">{path}</dt>
            <dd className="break-words text-ink-2">
              <Pieces pieces={pieces} />
              <span className="text-ink-3">
                {required ? '' : `, ${words.optional}`}
                {more ? `, ${more}` : ''}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
