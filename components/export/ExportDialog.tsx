'use client'

import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { api } from '@/components/api-client'
import { buttonClass } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Field, Select } from '@/components/ui/Field'
import { useToast } from '@/components/ui/Toast'
import type { AggregatesView } from '@/lib/contracts/aggregates'
import { SET_CHOICES, type SetChoice } from '@/lib/contracts/choices'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { words } from './strings'

type Format = keyof typeof words.formats
type Filters = Readonly<Record<string, string | undefined>>
type ExportDialogProps = {
  projectId: string
  sets?: SetChoice
  filters?: Filters
  /** what the filters’ values are called, where that is not the value itself */
  names?: Filters
  onClose: () => void
}

/** What to take away and as what, how much that will be, and the link to it. */
export function ExportDialog({ projectId, sets: first = 'all-visible', filters: given = {}, names = {}, onClose }: ExportDialogProps) {
  const toast = useToast()
  const [format, setFormat] = useState<Format>('jsonl')
  const [sets, setSets] = useState(first)
  const [filters, setFilters] = useState(given)
  const narrowed = Object.entries(filters).filter(([name, value]) => value && name !== 'layer')
  const query = new URLSearchParams([...Object.entries({ ...filters, sets })].flatMap(([name, value]) => (value ? [[name, value]] : [])))
  const counted = useCount(projectId, query.toString())
  const layers = useLayers(projectId)
  const file = new URLSearchParams(query)
  file.set('format', format === 'jsonl' ? 'jsonl' : 'csv')
  if (format === 'spreadsheet') file.set('spreadsheet', '1')
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.description}
      actions={
        <a
          href={`/api/v1/projects/${projectId}/export?${file}`}
          download
          className={buttonClass({ variant: 'primary' })}
          onClick={() => toast.say(words.started)}
        >
          <Download aria-hidden />
          {words.download}
        </a>
      }
    >
      <FormatChoice format={format} onChoose={setFormat} />
      <div className="mt-5 grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <Field label={words.sets}>
          <Select value={sets} onChange={({ target }) => setSets(target.value as SetChoice)}>
            {SET_CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {words.setNames[choice]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.layer}>
          <Select value={filters.layer ?? ''} onChange={({ target }) => setFilters({ ...filters, layer: target.value || undefined })}>
            <option value="">{words.allLayers}</option>
            {layers.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {narrowed.length > 0 && (
        <p className="mt-4 text-13 text-ink-2">
          {words.narrowed} {narrowed.map(([name, value]) => `${name} ${names[name] ?? value}`).join(', ')}.{' '}
          <button type="button" className="rounded-sm underline" onClick={() => setFilters({ layer: filters.layer })}>
            {words.clear}
          </button>
        </p>
      )}
      <p role="status" className="mt-4">
        {counted === 'counting'
          ? words.counting
          : counted === null
            ? words.notCounted
            : words.holds(counted.total, counted.counted.sets, counted.counted.documents)}{' '}
        {words.offsets}
      </p>
    </Dialog>
  )
}

function FormatChoice({ format, onChoose }: { format: Format; onChoose: (format: Format) => void }) {
  return (
    <fieldset className="m-0 border-0 p-0">
      <legend className="mb-1.5 text-13 text-ink-2">{words.format}</legend>
      {(Object.keys(words.formats) as Format[]).map((one) => (
        <label key={one} className="flex cursor-pointer items-start gap-2.5 py-1.5">
          <input type="radio" name="format" className="mt-0.5 size-4 shrink-0" checked={format === one} onChange={() => onChoose(one)} />
          <span>
            {words.formats[one][0]}
            <span className="block text-13 text-ink-2">{words.formats[one][1]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** What a query will hold; null where it could not be counted. */
function useCount(projectId: string, query: string): AggregatesView | null | 'counting' {
  const [found, setFound] = useState<{ query: string; view: AggregatesView | null } | null>(null)
  useEffect(() => {
    let left = false
    api<AggregatesView>('GET', `/projects/${projectId}/aggregates?by=layer&${query}`).then((answer) => {
      if (!left) setFound({ query, view: answer.ok ? answer.value : null })
    })
    return () => {
      left = true
    }
  }, [projectId, query])
  return found?.query === query ? found.view : 'counting'
}

function useLayers(projectId: string): Tagset['layers'] {
  const [layers, setLayers] = useState<Tagset['layers']>([])
  useEffect(() => {
    let left = false
    api<{ tagset: Tagset }>('GET', `/projects/${projectId}/tagset`).then((answer) => {
      if (!left && answer.ok) setLayers(answer.value.tagset.layers)
    })
    return () => {
      left = true
    }
  }, [projectId])
  return layers
}
