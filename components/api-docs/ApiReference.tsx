import { PageHead } from '@/components/shell/ProjectPage'
import { TopBar } from '@/components/shell/TopBar'
import type { ShellUser } from '@/components/shell/UserMenu'
import { type ApiDocument, anchorOfNoun, anchorOfShape, type Listed, operationsByNoun } from './api-document'
import { Basics } from './Basics'
import { Fields, Pieces } from './Fields'
import { OperationPart } from './OperationPart'
import { Reasons } from './Reasons'
import { words } from './strings'
import { fieldsOf, piecesOf } from './words-of-schema'

type Props = {
  document: ApiDocument
  /** where people reach this Galley */
  origin: string
  user: ShellUser | null
}

/** The reference of the API, made from its OpenAPI document. */
export function ApiReference({ document, origin, user }: Props) {
  const nouns = operationsByNoun(document)
  return (
    <>
      <TopBar user={user} crumbs={[{ label: words.title }]} />
      <div className="mx-auto grid w-full max-w-[84rem] grid-cols-[14rem_minmax(0,1fr)] gap-x-14 px-10 max-md:px-4 max-lg:block">
        <Contents nouns={nouns} />
        <main id="content" tabIndex={-1} className="max-w-[56rem] pt-9 pb-24 outline-none max-md:pt-5">
          <PageHead title={words.title}>{words.lead}</PageHead>
          <Basics document={document} origin={origin} />
          {nouns.map(({ noun, operations }) => (
            <section key={noun} id={anchorOfNoun(noun)} aria-labelledby={`${anchorOfNoun(noun)}-title`} className="scroll-mt-6">
              <h2 id={`${anchorOfNoun(noun)}-title`} className="mt-14 mb-3 font-serif text-xl">
                {noun}
              </h2>
              {operations.map((listed) => (
                <OperationPart key={listed.operation.operationId} {...listed} />
              ))}
            </section>
          ))}
          <Shapes document={document} />
          <Reasons />
        </main>
      </div>
    </>
  )
}

function Contents({ nouns }: { nouns: readonly { readonly noun: string; readonly operations: readonly Listed[] }[] }) {
  const line = 'block truncate rounded-sm py-0.5 hover:text-ink hover:underline hover:underline-offset-4'
  return (
    <nav
      aria-label={words.contents}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard
      tabIndex={0}
      className="sticky top-0 h-dvh overflow-y-auto py-9 pe-4 text-13 text-ink-2 max-lg:hidden"
    >
      <ul>
        {nouns.map(({ noun, operations }) => (
          <li key={noun} className="mb-3">
            <a href={`#${anchorOfNoun(noun)}`} className={`${line} font-semibold text-ink`}>
              {noun}
            </a>
            <ul>
              {operations.map(({ operation: { operationId } }) => (
                <li key={operationId}>
                  <a href={`#${operationId}`} className={line}>
                    {operationId.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        {[words.shapes, words.reasons].map((title) => (
          <li key={title}>
            <a href={`#${anchorOfNoun(title)}`} className={`${line} font-semibold text-ink`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What answers are made of, each under its name. */
function Shapes({ document }: { document: ApiDocument }) {
  const shapes = Object.entries(document.components.schemas).sort(([a], [b]) => (a < b ? -1 : 1))
  return (
    <section id={anchorOfNoun(words.shapes)} className="scroll-mt-6">
      <h2 className="mt-14 font-serif text-xl">{words.shapes}</h2>
      <p className="mt-1 mb-3 text-ink-2">{words.shapesLead}</p>
      {shapes.map(([name, schema]) => (
        <section key={name} id={anchorOfShape(name)} className="scroll-mt-6 border-t py-5">
          <h3 className="font-mono font-semibold text-13">{name}</h3>
          <Fields title={words.fields} rows={fieldsOf(schema)} />
          {!schema.properties && (
            <p className="mt-1 text-13 text-ink-2">
              <Pieces pieces={piecesOf(schema)} />
            </p>
          )}
        </section>
      ))}
    </section>
  )
}
