'use client'

import { Download, Link2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { useToast } from '@/components/ui/Toast'
import type { SetChoice } from '@/lib/contracts/choices'
import type { Filters } from './question'
import { words } from './strings'
import { tableCsv } from './table-csv'

const ExportDialog = dynamic(() => import('@/components/export/ExportDialog').then((module) => module.ExportDialog), { ssr: false })

type QuestionActionsProps = {
  projectId: string
  title: string
  cells: readonly (readonly (string | number)[])[]
  sets: SetChoice
  filters: Filters
  /** what the filters’ values are called */
  names: Readonly<Record<string, string>>
}

/** Copy the link, take the table, export the annotations behind it. */
export function QuestionActions({ projectId, title, cells, sets, filters, names }: QuestionActionsProps) {
  const toast = useToast()
  const [exporting, setExporting] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(window.location.href).then(
      () => toast.say(words.copied),
      () => toast.say(words.notCopied),
    )
  return (
    <>
      <Button icon={<Link2 aria-hidden />} onClick={copy}>
        {words.copyLink}
      </Button>
      <Button icon={<Download aria-hidden />} onClick={() => save(`${title}.csv`, tableCsv(cells))}>
        {words.csv}
      </Button>
      <Button onClick={() => setExporting(true)}>{words.export}</Button>
      {exporting && <ExportDialog projectId={projectId} sets={sets} filters={filters} names={names} onClose={() => setExporting(false)} />}
    </>
  )
}

function save(name: string, text: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name.replace(/[\\/:*?"<>|]+/g, ' ')
  link.click()
  URL.revokeObjectURL(link.href)
}
