import { ChannelSample } from '@/components/article/ChannelSample'
import type { TagLook } from '@/components/article/channels'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import { Kbd } from '@/components/ui/Kbd'
import { type Tag, type Tagset, tagsOfLayer } from '@/lib/domain/tagset/tagset'
import { inspector } from './inspector-strings'
import { KeyOf, usePrintedKeys } from './keys/keys-now'

type TeachingProps = {
  readonly tagset: Tagset
  readonly looks: ReadonlyMap<string, TagLook>
  readonly layer: string
  readonly readOnly?: boolean
}

/** What stands in the inspector while nothing is focused: what the layer in hand asks, its tags, and, where the text can be marked up, how to begin. */
export function Teaching({ tagset, looks, layer, readOnly = false }: TeachingProps) {
  const asked = tagset.layers.find(({ key }) => key === layer)
  return (
    <>
      <InspectorPart>
        <h2 className="font-semibold text-base">{asked?.name}</h2>
        <p className="mt-1 text-ink-2 text-sm">{asked?.question}</p>
      </InspectorPart>
      {!readOnly && <Steps tags={tagsOfLayer(tagset, layer).core.slice(0, 3)} />}
      <InspectorPart title={inspector.tags}>
        <dl className="flex flex-col gap-3">
          {tagsOfLayer(tagset, layer)
            .core.slice(0, 10)
            .map((tag) => (
              <div key={tag.key}>
                <dt className="flex items-center gap-2 font-medium text-13">
                  <ChannelSample look={looks.get(tag.key)} />
                  <span className="min-w-0 flex-1">{tag.name}</span>
                  {!readOnly && <KeyOf command={`tag ${tag.key}`} />}
                </dt>
                <dd className="ps-[1.875rem] text-13 text-ink-2">{tag.definition}</dd>
              </div>
            ))}
        </dl>
      </InspectorPart>
    </>
  )
}

function Steps({ tags }: { tags: readonly Tag[] }) {
  const printed = usePrintedKeys()
  const { steps } = inspector
  const rows: readonly (readonly [string, readonly (string | undefined)[]])[] = [
    [steps.select, ['Shift', '→']],
    [steps.tag, tags.map(({ key }) => printed(`tag ${key}`))],
    [steps.next, [printed('next')]],
    [steps.leave, [printed('leave text')]],
  ]
  return (
    <InspectorPart title={inspector.begin}>
      <ol className="flex flex-col gap-2.5 text-13">
        {rows.map(([what, keys]) => (
          <li key={what} className="flex items-start justify-between gap-3">
            <span>{what}</span>
            <span className="flex shrink-0 gap-0.5">{keys.map((key) => key && <Kbd key={key}>{key}</Kbd>)}</span>
          </li>
        ))}
      </ol>
    </InspectorPart>
  )
}
