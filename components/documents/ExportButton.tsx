'use client'

import { Download } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { words } from './strings'

const ExportDialog = dynamic(() => import('@/components/export/ExportDialog').then((module) => module.ExportDialog), { ssr: false })

/** The dataset as a download; the dialog loads when it is opened. */
export function ExportButton({ projectId }: { projectId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Download aria-hidden />} onClick={() => setOpen(true)}>
        {words.export}
      </Button>
      {open && <ExportDialog projectId={projectId} onClose={() => setOpen(false)} />}
    </>
  )
}
