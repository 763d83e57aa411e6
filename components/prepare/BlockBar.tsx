'use client'

import type { Editor } from '@tiptap/core'
import { redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history'
import type { Command } from '@tiptap/pm/state'
import { ChevronUp, Combine, Redo2, Trash2, Undo2 } from 'lucide-react'
import { KeyBar, KeyBarRule, KeyButton } from '@/components/shell/KeyBar'
import { Menu, MenuChoice } from '@/components/ui/Menu'
import { useToast } from '@/components/ui/Toast'
import { joinBlocks, removeBlocks, selectedBlocks, turnInto } from './block-commands'
import { words } from './strings'

const CHOICES: readonly { value: string; label: string; type: string; attrs?: Record<string, unknown> }[] = [
  { value: 'paragraph', label: words.types.paragraph, type: 'paragraph' },
  ...[1, 2, 3, 4].map((level) => ({ value: `heading${level}`, label: words.heading(level), type: 'heading', attrs: { level } })),
  { value: 'quote', label: words.types.quote, type: 'quote' },
  { value: 'listItem', label: words.types.listItem, type: 'listItem', attrs: { level: 1, ordered: false } },
  { value: 'caption', label: words.types.caption, type: 'caption' },
  { value: 'rule', label: words.types.rule, type: 'rule' },
  { value: 'codeBlock', label: words.types.codeBlock, type: 'codeBlock' },
]

/** What can be done with the blocks in hand, each with its key. */
export function BlockBar({ editor }: { editor: Editor | null }) {
  const { say } = useToast()
  if (!editor) return <KeyBar>{null}</KeyBar>
  const run = (command: Command) => {
    const isDone = command(editor.state, editor.view.dispatch)
    editor.view.focus()
    return isDone
  }
  const current = kindAt(editor)
  const remove = () => {
    const [first, last] = selectedBlocks(editor.state)
    run(removeBlocks)
    say(words.removed(last - first + 1), { undo: () => void run(undo) })
  }
  const choose = (value: string) => {
    const choice = CHOICES.find((one) => one.value === value)
    if (choice) run(turnInto(choice.type, choice.attrs))
  }
  const trigger = (
    <KeyButton raised aria-label={`${words.blockType}: ${current.label}`}>
      {current.label} <ChevronUp aria-hidden className="size-4" />
    </KeyButton>
  )
  return (
    <KeyBar>
      <Menu trigger={trigger} label={words.blockType} side="top">
        <MenuChoice value={current.value} options={CHOICES} onChoose={choose} />
      </Menu>
      <KeyBarRule />
      <KeyButton
        keys="Ctrl J"
        className="max-md:[&_kbd]:hidden"
        mark={<Combine aria-hidden className="size-4 md:hidden" />}
        onClick={() => {
          if (!run(joinBlocks)) say(words.nothingToJoin)
        }}
      >
        {words.join}
      </KeyButton>
      <KeyButton
        keys="Ctrl ⇧ ⌫"
        className="max-md:[&_kbd]:hidden"
        mark={<Trash2 aria-hidden className="size-4 md:hidden" />}
        onClick={remove}
      >
        {words.remove}
      </KeyButton>
      <KeyBarRule />
      <KeyButton aria-label={words.undo} disabled={undoDepth(editor.state) === 0} onClick={() => run(undo)}>
        <Undo2 aria-hidden className="size-4" />
      </KeyButton>
      <KeyButton aria-label={words.redo} disabled={redoDepth(editor.state) === 0} onClick={() => run(redo)}>
        <Redo2 aria-hidden className="size-4" />
      </KeyButton>
    </KeyBar>
  )
}

function kindAt(editor: Editor): { value: string; label: string } {
  const block = editor.state.doc.child(selectedBlocks(editor.state)[0])
  const value = block.type.name === 'heading' ? `heading${block.attrs.level}` : block.type.name
  const name = words.types[block.type.name as keyof typeof words.types]
  return { value, label: block.type.name === 'heading' ? words.heading(block.attrs.level as number) : name }
}
