import { Dialog } from '@/components/ui/Dialog'
import { Kbd } from '@/components/ui/Kbd'
import type { ReviewPage } from '@/lib/contracts/review-screens'
import { words } from './strings'

type KeysProps = {
  readonly page: Pick<ReviewPage, 'mayDecide' | 'mayDiscuss'>
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}
const DECIDING: ReadonlySet<string> = new Set(['A', 'F', 'X', 'D', 'Z'])
const SPEAKING: ReadonlySet<string> = new Set(['C', 'Ctrl ↵'])

/** What the keys do, for those who may. */
export function KeysDialog({ page, open, onOpenChange }: KeysProps) {
  const list = words.keyList.filter(([key]) => (page.mayDecide || !DECIDING.has(key)) && (page.mayDiscuss || !SPEAKING.has(key)))

  return (
    <Dialog title={words.keysTitle} open={open} onOpenChange={onOpenChange}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
        {list.map(([key, meaning]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
