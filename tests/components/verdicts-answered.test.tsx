import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { GivenBack } from '@/components/editor/GivenBack'
import { OtherReadings } from '@/components/editor/OtherReadings'
import { Discussion } from '@/components/review/Discussion'
import { useAnswers } from '@/components/review/use-answers'
import { VerdictOf } from '@/components/review/VerdictOf'
import type { AnnotationView } from '@/lib/contracts/annotation-sets'
import type { DecisionView } from '@/lib/contracts/reviews'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const at = '2026-11-24T00:00:00.000Z'
const decision = (id: string, verdict: DecisionView['verdict'], name = 'Maria'): DecisionView => ({
  id,
  setId: 's',
  annotationId: `of ${id}`,
  reviewer: { id: name, name },
  verdict,
  reason: verdict === 'reject' ? 'span' : null,
  comment: '',
  proposal: null,
  revision: 1,
  createdAt: at,
  supersededAt: null,
  answer: null,
})

test('a reading that came back says from whom and how much waits for an answer', async () => {
  const picked = vi.fn()
  render(<GivenBack decisions={[decision('a', 'accept'), decision('b', 'reject'), decision('c', 'discuss', 'Ben')]} onFocus={picked} />)
  expect(screen.getByRole('status').textContent).toContain('Given back by Maria and Ben.2 verdicts to answer.')
  await userEvent.click(screen.getByRole('button', { name: 'To the first' }))
  expect(picked).toHaveBeenCalledWith('of b')
})

test('a reading that nobody judged says nothing of the kind', () => {
  render(<GivenBack decisions={[]} onFocus={() => {}} />)
  expect(screen.queryByRole('status')).toBeNull()
})

test('the readings of others lead to where they are read', () => {
  render(<OtherReadings readings={[{ setId: 's1', reader: 'Ada', count: 1 }]} />)
  expect(screen.getByRole('link', { name: /Ada\s*1 span/ }).getAttribute('href')).toBe('/annotation-sets/s1/review')
})

function OwnVerdict({ of }: { of: DecisionView }) {
  return <VerdictOf tagset={defaultTagset} annotationId={of.annotationId} answers={useAnswers([of])} />
}

test('an answer is sent by Ctrl and Enter, once, and stands there afterwards', async () => {
  const of = decision('d', 'reject')
  const sent = vi.spyOn(globalThis, 'fetch').mockImplementation(async (_url, init) => {
    const { agrees, comment } = JSON.parse(String(init?.body))
    return Response.json({ ...of, answer: { agrees, comment, createdAt: at } })
  })
  render(<OwnVerdict of={of} />)
  await userEvent.click(screen.getByRole('button', { name: 'I agree' }))
  await userEvent.type(screen.getByRole('textbox'), 'It is wider.{Control>}{Enter}{/Control}')
  expect(await screen.findByText(/Your one answer: agrees/)).toBeTruthy()
  expect(sent).toHaveBeenCalledOnce()
})

const annotation: AnnotationView = {
  id: 'an',
  layer: 'sourcing',
  tag: 'sourcing.cue',
  parts: [{ start: 0, end: 4, quote: 'said' }],
  attributes: {},
  note: '',
  confidence: null,
  takenFromId: null,
  tagsetRevision: 1,
  createdAt: at,
  updatedAt: at,
}
const comment = { id: 'c', annotationId: 'an', author: { id: 'me', name: 'Mia' }, body: 'Said before.', createdAt: at, deletedAt: null }
type BoxProps = {
  writing: 'discuss' | null
  onSend?: (body: string) => Promise<boolean>
  maySpeak?: boolean
  comments?: (typeof comment)[]
}
const Box = ({ writing, onSend = async () => true, maySpeak = true, comments = [] }: BoxProps) => (
  <Discussion
    annotation={annotation}
    reader="Tea"
    decisions={[]}
    comments={comments}
    meId="me"
    maySpeak={maySpeak}
    mayRemove={false}
    writing={writing}
    onSend={onSend}
    onWrite={() => {}}
    onCancel={() => {}}
    onDelete={() => {}}
  />
)

test('a discussion that is left is there when it is opened again, and gone once it was sent', async () => {
  const box = render(<Box writing="discuss" />)
  await userEvent.type(screen.getByRole('textbox'), 'Who said it?')
  box.rerender(<Box writing={null} />)
  box.rerender(<Box writing="discuss" />)
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Who said it?')
  const send = vi.fn(async () => true)
  box.rerender(<Box writing="discuss" onSend={send} />)
  await userEvent.type(screen.getByRole('textbox'), '{Control>}{Enter}{/Control}')
  expect(send).toHaveBeenCalledWith('Who said it?')
  box.rerender(<Box writing={null} />)
  box.rerender(<Box writing="discuss" />)
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('')
})

test('who may only look on reads what was said, and is offered neither to speak nor to delete', () => {
  const box = render(<Box writing={null} comments={[comment]} />)
  expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual(['Delete', expect.stringContaining('Say something')])
  box.rerender(<Box writing={null} comments={[comment]} maySpeak={false} />)
  expect(screen.getByText('Said before.')).toBeTruthy()
  expect(screen.queryAllByRole('button')).toEqual([])
  box.rerender(<Box writing={null} maySpeak={false} />)
  expect(screen.queryByRole('heading', { name: 'Discussion' })).toBeNull()
})
