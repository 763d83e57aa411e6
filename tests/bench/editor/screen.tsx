import { AnnotateScreen } from '@/components/editor/AnnotateScreen'
import { DEFAULT_READING } from '@/components/editor/reading-settings'
import { Toaster } from '@/components/ui/Toast'
import type { PackedAnnotations } from '@/lib/domain/annotation/packed'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import '@/app/globals.css'
import type { Generated } from './documents'

export type ScreenData = Pick<Generated, 'text' | 'relations'> & { readonly setId: string; readonly annotations: PackedAnnotations }
const AT = '2026-11-24T00:00:00.000Z'
const PROVENANCE = { publisher: 'The Harbour', url: null, publishedAt: AT, byline: null, retrievedAt: null, language: 'en' }
const ORIGINAL = { originalPublisher: null, originalUrl: null, originalPublishedAt: null }
const PROJECT = { id: 'p', name: 'Harbour strike', language: 'en', guidelines: '' }

/** The annotate screen as the page renders it, with everything on. */
export function BenchScreen({ setId, text, annotations, relations }: ScreenData) {
  const document = { id: 'd', projectId: 'p', title: 'Strike', state: 'frozen' as const, originalId: null, createdAt: AT }
  const of = { projectId: 'p', documentId: 'd', textId: 't', owner: null, kind: 'annotator' as const, name: null, settledFromId: null }
  return (
    <>
      <div className="isolate">
        <AnnotateScreen
          user={{ userId: 'u', name: 'Mia Rau', email: 'mia@example.org' }}
          userId="u"
          document={{ ...document, provenance: { ...PROVENANCE, ...ORIGINAL }, text }}
          context={{
            project: PROJECT,
            original: null,
            queue: { place: 1, count: 1, left: null, previous: null, next: null, around: [] },
            activeSeconds: 0,
          }}
          guidelines={null}
          readingSettings={DEFAULT_READING}
          tagset={defaultTagset}
          set={{ id: setId, ...of, state: 'open', revision: 0, createdAt: AT, submittedAt: null, annotations, relations }}
        />
      </div>
      <Toaster />
    </>
  )
}
