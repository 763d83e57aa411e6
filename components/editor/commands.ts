import { v7 } from 'uuid'
import { tagName } from '@/components/article/channels'
import { paragraphAt, sentenceAt } from '@/lib/domain/annotation/selecting'
import { tagsOfLayer } from '@/lib/domain/tagset/tagset'
import type { Desk } from './desk'
import { letteredValues } from './lettered-values'
import { words } from './strings'

export type CommandGroup = 'tags' | 'layers' | 'span' | 'selecting' | 'moving' | 'undo' | 'values' | 'help'

/**
 * One thing a reader can do. `keys` are named as `keymap.ts` says (`1`, `Shift+R`, `Mod+Z`); the first is the one shown.
 * A command without `when` can always be run; one whose `when` says no leaves its key to others and to the browser.
 */
export type Command = {
  readonly id: string
  readonly name: string
  readonly group: CommandGroup
  readonly keys: readonly string[]
  /** also outside the article's text: in the inspector, in a note */
  readonly anywhere?: boolean
  readonly when?: (desk: Desk) => boolean
  readonly run: (desk: Desk) => void
}

const { commands: names } = words
const focused = (desk: Desk) => desk.focused !== null
const changing = (desk: Desk) => desk.focused !== null && !desk.locked

/** The commands that are the same in every article. */
const STANDING: readonly Command[] = [
  {
    id: 'sentence',
    name: names.sentence,
    group: 'selecting',
    keys: ['.'],
    run: (desk) => {
      const span = sentenceAt(desk.text, desk.selection().head, desk.language)
      if (span) desk.select(span)
    },
  },
  {
    id: 'paragraph',
    name: names.paragraph,
    group: 'selecting',
    keys: [','],
    run: (desk) => {
      const span = paragraphAt(desk.text, desk.selection().head)
      if (span) desk.select(span)
    },
  },
  {
    id: 'next',
    name: names.next,
    group: 'moving',
    keys: ['Tab'],
    when: (desk) => desk.content.annotations.size > 0,
    run: (desk) => desk.step(1),
  },
  {
    id: 'previous',
    name: names.previous,
    group: 'moving',
    keys: ['Shift+Tab'],
    when: (desk) => desk.content.annotations.size > 0,
    run: (desk) => desk.step(-1),
  },
  { id: 'unfocus', name: names.unfocus, group: 'moving', keys: ['Escape'], run: (desk) => desk.unfocus() },
  {
    id: 'note',
    name: names.note,
    group: 'span',
    keys: ['Shift+N'],
    when: focused,
    run: () => document.getElementById('annotation-note')?.focus(),
  },
  {
    id: 'remove',
    name: names.remove,
    group: 'span',
    keys: ['Backspace', 'Delete'],
    when: changing,
    run: (desk) => {
      const id = desk.focused?.id
      if (id)
        desk.act(words.removed(tagName(desk.tagset, desk.focused?.tag ?? '')), [{ id: v7(), kind: 'delete', annotation: { id } }], true)
    },
  },
  { id: 'undo', name: names.undo, group: 'undo', keys: ['Mod+Z'], run: (desk) => back(desk, 'undo') },
  { id: 'redo', name: names.redo, group: 'undo', keys: ['Mod+Shift+Z', 'Mod+Y'], run: (desk) => back(desk, 'redo') },
]

/** Every command as it is now: those of the tagset (layers, tags of the layer in hand, values of the focused span), then the standing ones. */
export function commandsOf(desk: Desk): Command[] {
  return [...tagCommands(desk), ...layerCommands(desk), ...valueCommands(desk), ...STANDING]
}

/** The commands that can be run now. */
export const runnable = (desk: Desk): Command[] => commandsOf(desk).filter((command) => command.when?.(desk) ?? true)

/** A number for each of the first ten core tags of the layer in hand; with Alt it takes the very characters. */
export function tagCommands({ tagset, layer }: Desk): Command[] {
  return tagsOfLayer(tagset, layer)
    .core.slice(0, 10)
    .map((tag, place) => {
      const key = String((place + 1) % 10)
      const when = (desk: Desk) => !desk.locked
      return { id: `tag ${tag.key}`, name: tag.name, group: 'tags' as const, keys: [key], when, run: (desk: Desk) => desk.tagWith(tag) }
    })
}

const LAYER_KEYS = ['Shift+S', 'Shift+F', 'Shift+B']
function layerCommands({ tagset }: Desk): Command[] {
  return tagset.layers.flatMap(
    ({ key, name }, place) =>
      [
        {
          id: `layer ${key}`,
          name: names.layer(name),
          group: 'layers',
          keys: LAYER_KEYS.slice(place, place + 1),
          run: (desk) => desk.setLayer(key),
        },
        {
          id: `soften ${key}`,
          name: names.soften(name),
          group: 'layers',
          keys: [`Shift+${place + 1}`],
          run: (desk) => desk.softenLayer(key),
        },
      ] satisfies Command[],
  )
}

function valueCommands({ tagset, focused, locked }: Desk): Command[] {
  if (!focused || locked) return []
  return letteredValues(tagset, focused.tag).flatMap(({ attribute, values }) =>
    values.map(
      ({ letter, value }): Command => ({
        id: `value ${attribute.key} ${value}`,
        name: words.set(attribute.name, value.replaceAll('_', ' ')),
        group: 'values',
        keys: letter ? [letter] : [],
        run: (desk) => desk.update(words.set(attribute.name, value), { attributes: { ...focused.attributes, [attribute.key]: value } }),
      }),
    ),
  )
}

function back(desk: Desk, way: 'undo' | 'redo'): void {
  const done = way === 'undo' ? desk.store.undo() : desk.store.redo()
  if (done) desk.say(done.ok ? (way === 'undo' ? words.undone : words.redone)(done.step.label) : done.detail)
}
