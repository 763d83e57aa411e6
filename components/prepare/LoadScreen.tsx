'use client'

import { FileUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ClipboardEvent, useCallback, useRef, useState } from 'react'
import { TopBar } from '@/components/shell/TopBar'
import type { ShellUser } from '@/components/shell/UserMenu'
import { Button } from '@/components/ui/Button'
import { Field, Select, Textarea } from '@/components/ui/Field'
import type { ImportFormat } from '@/lib/contracts/documents'
import { formatOf, loadsOf } from './clipboard'
import { DropPage } from './DropPage'
import { LoadList } from './LoadList'
import { EXAMPLE, words } from './strings'
import { useLoading } from './use-loading'

type LoadScreenProps = { user: ShellUser; project: { readonly id: string; readonly name: string } }

/** Where articles come in: pasted, dropped, opened or typed. One opens at once; several become a list. */
export function LoadScreen({ user, project }: LoadScreenProps) {
  const router = useRouter()
  const toPrepare = useCallback((id: string) => router.push(`/documents/${id}/prepare`), [router])
  const { items, add, busy } = useLoading(project.id, toPrepare)
  const [typed, setTyped] = useState('')
  const [format, setFormat] = useState<ImportFormat | 'guess'>('guess')
  const picker = useRef<HTMLInputElement>(null)
  const paste = (event: ClipboardEvent) => {
    const loads = loadsOf(event.clipboardData, words.pasted, format)
    if (loads.length === 0) return
    // the plain text stays in the box, so that a refusal loses nothing
    setTyped(event.clipboardData.getData('text/plain'))
    event.preventDefault()
    add(loads)
  }
  const loadTyped = () => add([{ name: words.pasted, format: format === 'guess' ? formatOf(typed) : format, characters: typed }])
  return (
    <DropPage onDrop={(data) => add(loadsOf(data, words.pasted, format))}>
      <TopBar crumbs={[{ label: project.name, href: `/projects/${project.id}` }, { label: words.load }]} user={user} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[44rem] px-10 pt-9 pb-20 outline-none max-md:px-4 max-md:pt-5">
        <h1>{words.loadTitle}</h1>
        <p className="mt-1.5 mb-6 text-ink-2 leading-relaxed">{words.loadText}</p>
        <LoadList items={items} onAgain={(load) => add([load])} />
        <Field label={words.paste} hint={words.pasteHint}>
          <Textarea
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPaste={paste}
            className="min-h-52 font-serif !text-[1.0625rem] leading-relaxed"
          />
        </Field>
        <div className="mt-4 flex flex-wrap items-end gap-3">
          <Button variant="primary" onClick={loadTyped} disabled={busy || !typed.trim()}>
            {words.loadTyped}
          </Button>
          <Button icon={<FileUp aria-hidden />} onClick={() => picker.current?.click()}>
            {words.open}
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={words.open}
            accept=".html,.htm,.xhtml,.md,.markdown,.txt,text/html,text/markdown,text/plain"
            onChange={(event) => {
              add([...(event.target.files ?? [])].map((file) => ({ name: file.name, file })))
              event.target.value = ''
            }}
          />
          <Field label={words.readAs} className="!flex-row ms-auto items-center !gap-2 max-md:ms-0">
            <Select className="w-44" value={format} onChange={(event) => setFormat(event.target.value as ImportFormat | 'guess')}>
              {Object.entries(words.formats).map(([key, name]) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <Example busy={busy} onTry={() => add([{ name: words.example, format: 'html', characters: EXAMPLE }])} />
      </main>
    </DropPage>
  )
}

function Example({ busy, onTry }: { busy: boolean; onTry: () => void }) {
  return (
    <section className="mt-12 border-rule border-t pt-6">
      <p className="text-ink-2">{words.exampleTitle}</p>
      <div className="my-4 border-rule border-s-2 ps-4 font-serif text-[1.0625rem] leading-relaxed">
        <p className="text-boilerplate-ink">Read this story in 12 languages.</p>
        <p>
          <strong>Port talks “sabotaged” by dockers</strong>
        </p>
        <p>About 600 dockers left the container terminal on Sunday…</p>
        <p className="text-boilerplate-ink">First published by Nordkai Courier.</p>
      </div>
      <Button onClick={onTry} disabled={busy}>
        {words.example}
      </Button>
    </section>
  )
}
