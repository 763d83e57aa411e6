'use client'

import { useRouter } from 'next/navigation'
import { FilterChip } from '@/components/ui/Chip'
import { SET_CHOICES, type SetChoice } from '@/lib/contracts/choices'
import { REVIEW_STATES } from '@/lib/domain/review/state'
import { addressOf, type Filters, type Question, ROWS, type Row } from './question'
import { words } from './strings'

type Choices = { readonly [key in Exclude<keyof Filters, 'state'>]: readonly { readonly value: string; readonly label: string }[] }
type QuestionChipsProps = { projectId: string; question: Question; sets: SetChoice; choices: Choices }

/** The question's parts: each chip shows what it says now and opens what it could say. */
export function QuestionChips({ projectId, question, sets, choices }: QuestionChipsProps) {
  const router = useRouter()
  const ask = (change: Partial<Question>) =>
    router.push(addressOf(projectId, { ...question, at: {}, cursor: undefined, ...change }), { scroll: false })
  const filter = (name: keyof Filters, value: string) => {
    const { [name]: _, ...others } = question.filters
    ask({ filters: value === '' ? others : { ...others, [name]: value } })
  }
  const all = { value: '', label: words.all }
  return (
    <div className="mb-6 flex flex-wrap gap-2">
      <FilterChip
        label={words.rows}
        value={question.rows}
        options={ROWS.map((row) => ({ value: row, label: words.dimension[row] }))}
        onChoose={(rows) => ask({ rows: rows as Row })}
      />
      <FilterChip
        label={words.sets}
        value={sets}
        options={SET_CHOICES.map((choice) => ({ value: choice, label: words.setNames[choice] }))}
        onChoose={(choice) => ask({ sets: choice as SetChoice })}
      />
      {ROWS.map((name) => (
        <FilterChip
          key={name}
          label={words.heads[name]}
          value={question.filters[name] ?? ''}
          options={[all, ...choices[name]]}
          onChoose={(value) => filter(name, value)}
        />
      ))}
      {question.show === 'count' && (
        <FilterChip
          label={words.heads.state}
          value={question.filters.state ?? ''}
          options={[all, ...REVIEW_STATES.map((state) => ({ value: state, label: words.stateNames[state] }))]}
          onChoose={(value) => filter('state', value)}
        />
      )}
    </div>
  )
}
