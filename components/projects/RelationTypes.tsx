import type { RelationType } from '@/lib/domain/tagset/tagset'
import { words } from './strings'

/** How annotations may be linked. */
export function RelationTypes({ relations }: { relations: readonly RelationType[] }) {
  return (
    <section aria-labelledby="relations-name">
      <h2 id="relations-name" className="font-semibold font-serif text-xl">
        {words.relations}
      </h2>
      {relations.map((relation) => (
        <article key={relation.key} id={`relation-${relation.key}`} className="border-rule border-t py-4">
          <h3 className="font-semibold text-base">
            {relation.name} <code className="ms-2 font-normal text-ink-3 text-xs">{relation.key}</code>
          </h3>
          <p className="mt-1 max-w-[70ch]">{relation.rule}</p>
          <p className="mt-1 text-13 text-ink-2">
            {words.from} {relation.from.join(', ')} {words.to} {relation.to.join(', ')}
          </p>
          <p className="mt-1 text-13 text-ink-3">{relation.mapsTo}</p>
        </article>
      ))}
    </section>
  )
}
