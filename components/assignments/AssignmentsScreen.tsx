'use client'

import Link from 'next/link'
import { useState } from 'react'
import { PageHead } from '@/components/shell/ProjectPage'
import { Avatar } from '@/components/ui/Avatar'
import { Button } from '@/components/ui/Button'
import { Table, Td, Th } from '@/components/ui/Table'
import type { AssignmentRow, AssignmentsPage } from '@/lib/contracts/assignments-page'
import { words } from './strings'
import { useAssigned } from './use-assigned'

/** So many documents at first, and with each “more”. */
const STEP = 100

/** Documents down, readers across, a box where they meet. */
export function AssignmentsScreen({ projectId, page: { people, rows } }: { projectId: string; page: AssignmentsPage }) {
  const [shown, setShown] = useState(STEP)
  const { isAssigned, toggle } = useAssigned(rows)
  return (
    <>
      <PageHead title={words.title}>{words.text}</PageHead>
      {rows.length === 0 && <p className="text-ink-2">{words.noDocuments}</p>}
      {people.length === 0 && (
        <p className="text-ink-2">
          {words.noPeople}{' '}
          <Link href={`/projects/${projectId}/members`} className="rounded-sm text-ink underline decoration-ink-faint underline-offset-2">
            {words.toMembers}
          </Link>
        </p>
      )}
      {rows.length > 0 && people.length > 0 && (
        <Table label={words.table}>
          <thead>
            <tr>
              <Th className="sticky start-0 z-10 min-w-48 bg-paper max-md:min-w-40">{words.document}</Th>
              {people.map(({ id, name }) => (
                <Th key={id} className="!pe-2 w-24 max-w-28 text-center">
                  <span className="flex flex-col items-center gap-1">
                    <Avatar name={name} />
                    <bdi className="max-w-24 truncate" title={name}>
                      {name}
                    </bdi>
                  </span>
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <Line key={row.id} row={row} people={people} isAssigned={isAssigned} onToggle={toggle} />
            ))}
          </tbody>
        </Table>
      )}
      {rows.length > shown && (
        <Button className="mt-4" onClick={() => setShown(shown + STEP)}>
          {words.more(Math.min(STEP, rows.length - shown))}
        </Button>
      )}
    </>
  )
}

type LineProps = {
  row: AssignmentRow
  people: AssignmentsPage['people']
  isAssigned: (documentId: string, userId: string) => boolean
  onToggle: (documentId: string, userId: string) => void
}

function Line({ row, people, isAssigned, onToggle }: LineProps) {
  const title = row.title || words.untitled
  const stateOf = (id: string) => row.readers.find((reader) => reader.id === id)?.state ?? 'assigned'
  return (
    <tr>
      <th
        scope="row"
        className="sticky start-0 z-10 max-w-72 border-rule border-b bg-paper py-2 pe-4 text-start align-top font-normal max-md:max-w-40"
      >
        <Link
          href={`/documents/${row.id}`}
          prefetch={false}
          className="block truncate rounded-sm font-semibold font-serif text-base hover:underline"
        >
          <bdi>{title}</bdi>
        </Link>
        <span className="block truncate text-13 text-ink-3">
          <bdi>{row.publisher}</bdi>
        </span>
      </th>
      {people.map(({ id, name }) => (
        <Td key={id} className="!pe-2 text-center">
          <label className="mx-auto flex min-h-6 cursor-pointer flex-col items-center pt-1 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              aria-label={words.box(name, title)}
              className="size-4 accent-ink"
              checked={isAssigned(row.id, id)}
              onChange={() => onToggle(row.id, id)}
            />
            <span className="text-ink-3 text-xs">{words.states[stateOf(id)]}</span>
          </label>
        </Td>
      ))}
    </tr>
  )
}
