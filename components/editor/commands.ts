import { v7 } from 'uuid'
import { tagName } from '@/components/article/channels'
import type { Edge } from '@/components/article/EdgeHandles'
import { CONFIDENCES } from '@/lib/domain/annotation/annotation'
import { paragraphAt, sentenceAt } from '@/lib/domain/annotation/selecting'
import { withAlt } from '@/lib/domain/keys/allowed-keys'
import { withOwnKeys } from '@/lib/domain/keys/own-keys'
import { findTag, tagsOfLayer } from '@/lib/domain/tagset/tagset'
import { valueName } from '@/lib/domain/tagset/value-names'
import { moveEndEdge } from './attributing'
import type { Command } from './command'
import { sayHowSure, toNote } from './confidence'
import { DISCUSSION_ID } from './DiscussionPart'
import type { Desk } from './desk'
import { addPart, moveEdge, removePart } from './edges'
import { BEGINNING, gestureCommands, leaveAttribution } from './gesture-commands'
import { inspector } from './inspector-strings'
import { printedOf } from './keymap'
import { letteredValues, sureCommandId, valueCommandId } from './lettered-values'
import { linkingCommands } from './linking'
import { MOVING } from './moving-commands'
import { SCREEN } from './screen-commands'
import { words } from './strings'
import { back } from './taking-back'

const { commands: names } = words
const focused = (desk: Desk) => desk.focused !== null
const open = (desk: Desk) => !desk.locked
const changing = (desk: Desk) => desk.focused !== null && !desk.locked

const edging = (desk: Desk) => changing(desk) || desk.gesture?.kind === 'attribute'

const nothingSelected = (desk: Desk) => desk.selection().start === desk.selection().end

/** Alt and the arrows across move the end, Alt and the arrows up and down the start; with Shift by one character. */
function edgeCommand(edge: Edge, direction: 1 | -1, unit: 'word' | 'character'): (dir: Desk['dir']) => Command {
  const run = (desk: Desk) => {
    if (desk.gesture?.kind === 'attribute') moveEndEdge(desk, desk.gesture, edge, direction, unit)
    else moveEdge(desk, edge, direction, unit)
  }
  return (dir) => {
    const across = direction > 0 === (dir === 'ltr') ? 'ArrowRight' : 'ArrowLeft'
    const arrow = edge === 'end' ? across : direction > 0 ? 'ArrowDown' : 'ArrowUp'
    const keys = [`Alt+${unit === 'character' ? 'Shift+' : ''}${arrow}`]
    return { id: `${edge} ${direction} ${unit}`, name: names.edge(edge, direction, unit), group: 'edges', keys, when: edging, run }
  }
}
const EDGES = (['end', 'start'] as const).flatMap((edge) =>
  (['word', 'character'] as const).flatMap((unit) => ([1, -1] as const).map((direction) => edgeCommand(edge, direction, unit))),
)

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
  ...MOVING,
  {
    id: 'note',
    name: names.note,
    group: 'span',
    keys: ['Shift+N'],
    when: focused,
    run: toNote,
  },
  {
    id: 'values',
    name: names.values,
    group: 'values',
    keys: ['Shift+V'],
    when: (desk) => changing(desk) && (findTag(desk.tagset, desk.focused?.tag ?? '')?.attributes.length ?? 0) > 0,
    run: (desk) => desk.open('values'),
  },
  {
    id: 'discuss',
    name: names.discuss,
    group: 'span',
    keys: ['Shift+C'],
    when: focused,
    run: () => {
      const control = document.getElementById(DISCUSSION_ID)
      control?.click()
      control?.focus()
    },
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
  {
    id: 'part',
    name: names.part,
    group: 'span',
    keys: ['+'],
    when: open,
    run: addPart,
  },
  {
    id: 'part out',
    name: names.partOut,
    group: 'span',
    keys: ['-'],
    when: changing,
    run: removePart,
  },
  {
    id: 'relate',
    name: names.relate,
    group: 'span',
    keys: ['Shift+R'],
    when: changing,
    run: (desk) => {
      if (!desk.focused) return
      desk.setLinking({ from: desk.focused.id, choices: [] })
      desk.say(words.pickEnd(printedOf(commandsOf(desk), 'next')))
    },
  },
  {
    id: 'relations',
    name: names.relations,
    group: 'span',
    keys: ['Shift+L'],
    when: (desk) => desk.relations.length > 0,
    run: (desk) => {
      desk.open('relations')
      desk.tell(words.relationsOpen(desk.relations.length))
    },
  },
  { id: 'all tags', name: names.allTags, group: 'tags', keys: ['/'], when: (desk) => !desk.locked, run: (desk) => desk.open('tags') },
  { id: 'palette', name: names.palette, group: 'help', keys: ['Mod+K'], anywhere: true, run: (desk) => desk.open('palette') },
  { id: 'keys', name: names.keys, group: 'help', keys: ['?'], run: (desk) => desk.open('keys') },
  {
    id: 'undo',
    name: names.undo,
    group: 'undo',
    keys: ['Mod+Z'],
    anywhere: true,
    when: open,
    run: (desk) => leaveAttribution(desk) || back(desk, 'undo'),
  },
  {
    id: 'redo',
    name: names.redo,
    group: 'undo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    anywhere: true,
    when: open,
    run: (desk) => leaveAttribution(desk) || back(desk, 'redo'),
  },
]

/**
 * Every command as it is now, with the keys that the reader gave it: those of the tagset (tags of the layer in hand, layers,
 * values of the focused span), then the standing ones.
 */
export function commandsOf(desk: Desk): readonly Command[] {
  const known = made.get(desk)
  if (known) return known
  const commands = withOwnKeys(usualCommands(desk), desk.ownKeys)
  const all = [...commands, ...exactCommands(commands)]
  made.set(desk, all)
  return all
}
/** Many parts of a page ask for the same. */
const made = new WeakMap<Desk, readonly Command[]>()

/** The same with the keys that they have where no reader gave any, without those that follow from others. */
export function usualCommands(desk: Desk): Command[] {
  const edges = EDGES.map((edge) => edge(desk.dir))
  const before = [...gestureCommands(desk), ...linkingCommands(desk), ...tagCommands(desk), ...layerCommands(desk)]
  const after = [...BEGINNING, ...SCREEN, ...STANDING, ...edges]
  const taken = new Set([...before, ...after].flatMap(({ id }) => desk.ownKeys.get(id) ?? []))
  return [...before, ...valueCommands(desk, taken), ...after]
}

/** Alt and a tag's key, where nothing else has it: the very characters of the selection. */
function exactCommands(commands: readonly Command[]): Command[] {
  const taken = new Set(commands.flatMap(({ mode, keys }) => (mode ? [] : keys)))
  return commands.filter(isTagCommand).map((command) => {
    const key = tagOfCommand(command)
    const run = (desk: Desk) => {
      const tag = desk.tagset.tags.find((one) => one.key === key)
      if (tag) desk.tagWith(tag, true)
    }
    const keys = command.keys.flatMap((one) => withAlt(one) ?? []).filter((one) => !taken.has(one))
    return { ...command, id: `exact ${key}`, name: names.exact(command.name), keys, run }
  })
}
export const isTagCommand = ({ id }: Command): boolean => id.startsWith('tag ')
const tagOfCommand = ({ id }: Command) => id.slice('tag '.length)
/** Whether it follows from another: it tags the very characters, with Alt and the tag's key. */
export const isExactCommand = ({ id }: Command): boolean => id.startsWith('exact ')

/** The commands that can be run now. */
export const runnable = (desk: Desk): Command[] => commandsOf(desk).filter(canRun(desk))
export const canRun =
  (desk: Desk) =>
  ({ when }: Command): boolean =>
    when?.(desk) ?? true

/** The tags of the layer in hand, the first ten core ones with a number each; with Alt it takes the very characters. */
export function tagCommands({ tagset, layer }: Pick<Desk, 'tagset' | 'layer'>): Command[] {
  const { core, extended } = tagsOfLayer(tagset, layer)
  return [...core, ...extended].map((tag, place) => {
    const keys = place < core.length && place < 10 ? [String((place + 1) % 10)] : []
    const when = (desk: Desk) => !desk.locked
    const run = (desk: Desk) => desk.tagWith(tag)
    return { id: `tag ${tag.key}`, name: tag.name, group: 'tags' as const, keys, when, run }
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

/** With something selected the keys mean the selection: a value is given to a span that nothing else is selected beside. */
function valueCommands({ tagset, focused, locked, ownKeys }: Desk, taken: ReadonlySet<string>): Command[] {
  if (!focused || locked) return []
  const sure = CONFIDENCES.map(
    (confidence): Command => ({
      id: sureCommandId(confidence),
      name: inspector.sureCommands[confidence],
      group: 'values',
      keys: [inspector.sureKeys[confidence]],
      when: nothingSelected,
      run: (desk) => sayHowSure(desk, focused, confidence),
    }),
  )
  const isTaken = (letter: string) => taken.has(letter)
  const values = letteredValues(tagset, focused.tag, ownKeys, isTaken).flatMap(({ attribute, values }) =>
    values.map(
      ({ letter, value }): Command => ({
        id: valueCommandId(attribute.key, value),
        name: words.set(attribute.name, valueName(value)),
        group: 'values',
        keys: letter ? [letter] : [],
        when: nothingSelected,
        run: (desk) => desk.setValue(attribute, value),
      }),
    ),
  )
  return [...values, ...sure]
}
