'use client'

import { useRef, useState } from 'react'
import { api } from '@/components/api-client'
import { Field, Input, Select } from '@/components/ui/Field'
import type { DocumentSummary, FoundField, ImportReport } from '@/lib/contracts/documents'
import { words } from './strings'

type Found = ImportReport['found'][number]
type ProvenanceProps = {
  readonly document: DocumentSummary
  readonly found: readonly Found[]
  readonly others: readonly { readonly id: string; readonly title: string; readonly publisher: string | null }[]
  readonly onTitle: (title: string) => void
}
const ORDER: readonly FoundField[] = [
  'publisher',
  'title',
  'publishedAt',
  'byline',
  'originalPublisher',
  'originalPublishedAt',
  'originalUrl',
  'url',
  'language',
]

/** Where an article comes from. Each field says where its guess was found, and what else was found; each is saved when it is left. */
export function Provenance({ document, found, others, onTitle }: ProvenanceProps) {
  return (
    <section className="flex flex-col gap-4 px-4 py-4">
      <h2 className="font-medium text-13">{words.whereFrom}</h2>
      {ORDER.map((field) => (
        <FoundInput
          key={field}
          field={field}
          documentId={document.id}
          initial={(field === 'title' ? document.title : document.provenance[field]) ?? ''}
          found={found.filter((guess) => guess.field === field)}
          onSaved={field === 'title' ? onTitle : undefined}
          choices={field === 'publisher' || field === 'originalPublisher' ? publishersOf(others) : []}
        />
      ))}
      <CopyOf documentId={document.id} initial={document.originalId} others={others} />
    </section>
  )
}

const publishersOf = (others: ProvenanceProps['others']) => [...new Set(others.flatMap(({ publisher }) => publisher ?? []))].sort()

type FoundInputProps = {
  readonly field: FoundField
  readonly documentId: string
  readonly initial: string
  readonly found: readonly Found[]
  readonly choices: readonly string[]
  readonly onSaved?: (value: string) => void
}

function FoundInput({ field, documentId, initial, found, choices, onSaved }: FoundInputProps) {
  const [value, setValue] = useState(initial)
  const [error, setError] = useState<string | null>(null)
  const saved = useRef(initial)
  const save = async (next: string) => {
    if (next === saved.current) return setError(null)
    const body = field === 'title' ? { title: next } : { provenance: { [field]: next } }
    const answer = await api('PATCH', `/documents/${documentId}`, { body })
    if (!answer.ok) return setError(words.notSaved(answer.detail.replace(/^body\.[\w.]+: /, '')))
    saved.current = next
    setError(null)
    onSaved?.(next)
  }
  const use = (next: string) => {
    setValue(next)
    void save(next)
  }
  const list = `choices-${field}`
  return (
    <Field
      label={words.fields[field]}
      error={error}
      hint={<Hint field={field} value={value} isTyped={value !== initial} found={found} onUse={use} />}
    >
      <Input
        value={value}
        dir="auto"
        autoComplete="off"
        maxLength={2048}
        list={choices.length > 0 ? list : undefined}
        inputMode={field === 'url' || field === 'originalUrl' ? 'url' : undefined}
        onChange={(event) => setValue(event.target.value)}
        onBlur={() => void save(value.trim())}
      />
      {choices.length > 0 && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </Field>
  )
}

type HintProps = { field: FoundField; value: string; isTyped: boolean; found: readonly Found[]; onUse: (value: string) => void }

/** Where what stands in a field was found, and what else was said of it, to be taken with a click. */
function Hint({ field, value, isTyped, found, onUse }: HintProps) {
  const same = found.filter((guess) => guess.value === value)
  const others = found.filter((guess) => guess.value !== value)
  const form = words.hints[field]
  return (
    <>
      {same.length > 0
        ? same.map(({ from }) => from).join(' · ')
        : value
          ? isTyped
            ? words.typed
            : words.given
          : (form ?? (others.length > 0 ? '' : words.notFound))}
      {others.slice(0, 3).map((guess) => (
        <button
          key={`${guess.from}\n${guess.value}`}
          type="button"
          onClick={() => onUse(guess.value)}
          className="block text-start text-proof hover:underline"
        >
          {words.says(guess.from, guess.value)}
        </button>
      ))}
    </>
  )
}

function CopyOf({ documentId, initial, others }: { documentId: string; initial: string | null; others: ProvenanceProps['others'] }) {
  const [value, setValue] = useState(initial ?? '')
  const [error, setError] = useState<string | null>(null)
  const choose = async (next: string) => {
    setValue(next)
    const answer = await api('PATCH', `/documents/${documentId}`, { body: { originalId: next || null } })
    setError(answer.ok ? null : words.notSaved(answer.detail))
  }
  return (
    <Field label={words.copyOf} error={error}>
      <Select value={value} onChange={(event) => void choose(event.target.value)}>
        <option value="">{words.noCopy}</option>
        {others.map(({ id, title, publisher }) => (
          <option key={id} value={id}>
            {publisher ? `${publisher}: ${title}` : title}
          </option>
        ))}
      </Select>
    </Field>
  )
}
