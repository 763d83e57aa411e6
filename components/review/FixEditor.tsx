'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import { Button } from '@/components/ui/Button'
import { Field, Input, Select } from '@/components/ui/Field'
import { IconButton } from '@/components/ui/IconButton'
import { inQuotes, quoteOf } from '@/lib/domain/annotation/annotation'
import { type ProposalDraft, withTag } from '@/lib/domain/review/draft-proposal'
import { type Attribute, canonicalValue, findAttribute, findTag, type Tagset } from '@/lib/domain/tagset/tagset'
import { valueName } from '@/lib/domain/tagset/value-names'
import { words } from './strings'
import { isSendKey } from './use-draft'

export type Edge = { readonly edge: 'start' | 'end'; readonly direction: 1 | -1 }
type FixEditorProps = {
  readonly tagset: Tagset
  readonly draft: ProposalDraft
  readonly changed: boolean
  readonly onChange: (draft: ProposalDraft) => void
  readonly onEdge: (edge: Edge) => void
  readonly onSave: () => void
  readonly onCancel: () => void
}

/** What an annotation should be instead: another tag, other words (by keys, buttons or a selection in the article), other attributes. */
export function FixEditor({ tagset, draft, changed, onChange, onEdge, onSave, onCancel }: FixEditorProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('select')?.focus(), [])
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (changed) onSave()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || (event.target instanceof HTMLButtonElement && !isSendKey(event))) return
    event.preventDefault()
    if (changed) onSave()
  }
  const tag = findTag(tagset, draft.tag)
  return (
    <InspectorPart title={words.fixTitle}>
      <form ref={form} onSubmit={save} onKeyDown={press} className="flex flex-col gap-3">
        <Field label={words.fixTag}>
          <Select value={draft.tag} onChange={(event) => onChange(withTag(draft, event.currentTarget.value, tagset))}>
            {tagset.layers.map((layer) => (
              <optgroup key={layer.key} label={layer.name}>
                {tagset.tags
                  .filter((one) => one.layer === layer.key)
                  .map((one) => (
                    <option key={one.key} value={one.key}>
                      {one.name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Words draft={draft} onEdge={onEdge} />
        {tag?.attributes.map((key) => {
          const attribute = findAttribute(tagset, key)
          return attribute && <AttributeField key={key} attribute={attribute} draft={draft} onChange={onChange} />
        })}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" size="sm" keys="↵" disabled={!changed}>
            {words.fixSave}
          </Button>
          <Button variant="plain" size="sm" keys="Esc" onClick={onCancel}>
            {words.cancel}
          </Button>
        </div>
        {!changed && <p className="text-13 text-ink-3">{words.fixSame}</p>}
      </form>
    </InspectorPart>
  )
}

function Words({ draft, onEdge }: { draft: ProposalDraft; onEdge: (edge: Edge) => void }) {
  const edges = [
    ['start', words.fixStart],
    ['end', words.fixEnd],
  ] as const
  return (
    <fieldset>
      <legend className="text-13 text-ink-2">{words.fixWords}</legend>
      <blockquote dir="auto" className="my-1 line-clamp-4 border-rule border-s-2 ps-3 font-serif text-ink-2">
        {inQuotes(quoteOf(draft))}
      </blockquote>
      <div className="flex items-center gap-3">
        {edges.map(([edge, name]) => (
          <span key={edge} className="flex items-center text-13 text-ink-3">
            {name}
            <IconButton
              label={`${name}: ${words.wordEarlier}`}
              keys={edge === 'start' ? '⇧ ←' : '←'}
              onClick={() => onEdge({ edge, direction: -1 })}
            >
              <ChevronLeft aria-hidden className="rtl:rotate-180" />
            </IconButton>
            <IconButton
              label={`${name}: ${words.wordLater}`}
              keys={edge === 'start' ? '⇧ →' : '→'}
              onClick={() => onEdge({ edge, direction: 1 })}
            >
              <ChevronRight aria-hidden className="rtl:rotate-180" />
            </IconButton>
          </span>
        ))}
      </div>
    </fieldset>
  )
}

type AttributeFieldProps = { attribute: Attribute; draft: ProposalDraft; onChange: (draft: ProposalDraft) => void }
function AttributeField({ attribute, draft, onChange }: AttributeFieldProps) {
  const value = draft.attributes[attribute.key]
  const set = (text: string) => {
    const { [attribute.key]: _, ...others } = draft.attributes
    const canonical = text === '' ? null : attribute.free ? text : canonicalValue(attribute, text)
    onChange({ ...draft, attributes: canonical === null ? others : { ...others, [attribute.key]: canonical } })
  }
  return (
    <Field label={attribute.name}>
      {attribute.free ? (
        <Input value={value === undefined ? '' : String(value)} maxLength={2000} onChange={(event) => set(event.currentTarget.value)} />
      ) : (
        <Select value={value === undefined ? '' : String(value)} onChange={(event) => set(event.currentTarget.value)}>
          <option value="">{words.noValue}</option>
          {attribute.values.map((one) => (
            <option key={one.value} value={one.value} title={one.meaning}>
              {valueName(one.value)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
