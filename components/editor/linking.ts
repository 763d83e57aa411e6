import { v7 } from 'uuid'
import { hasOwnChoice, obviousChoice, type RelationChoice, relationChoices } from '@/lib/domain/annotation/relation-choices'
import type { Command } from './command'
import type { Desk } from './desk'
import { words } from './strings'

/** What could be made between the annotation that is being related and another; what is there already is left out. */
function choicesTo({ linking, content, tagset }: Desk, id: string): RelationChoice[] {
  const first = linking && content.annotations.get(linking.from)
  const second = content.annotations.get(id)
  if (!first || !second) return []
  const made = [...content.relations.values()]
  return relationChoices(tagset, first, second).filter(
    ({ type, from, to }) => !made.some((one) => one.type === type.key && one.from === from && one.to === to),
  )
}

/** Whether Tab stops there while the other end is picked: the tagset has a relation made for such tags. */
export const isLikelyEnd = (desk: Desk, id: string): boolean => hasOwnChoice(choicesTo(desk, id))

/** The other end is this one: relates at once where one type is meant, else asks which. */
export function linkTo(desk: Desk, id: string): void {
  const choices = choicesTo(desk, id)
  const meant = obviousChoice(choices)
  if (meant) link(desk, meant)
  else if (choices.length === 0 || !desk.linking) desk.say(words.noRelation)
  else {
    desk.setLinking({ from: desk.linking.from, choices })
    desk.say(words.whichRelation)
  }
}

function link(desk: Desk, { type, from, to }: RelationChoice): void {
  const back = desk.linking?.from ?? from
  desk.setLinking(null)
  desk.focus(back) // first: of what is told in one breath the last is heard
  desk.act(words.related(type.name), [{ id: v7(), kind: 'create', relation: { id: v7(), type: type.key, from, to } }], true)
}

/** What the keys do while a relation is being made. */
export const linkingCommands = (desk: Desk): Command[] => answersOf(desk).map((command) => ({ ...command, mode: 'link' }))

function answersOf({ linking }: Desk): Command[] {
  if (!linking) return []
  const stop: Command = {
    id: 'link stop',
    name: words.commands.stop,
    group: 'span',
    keys: ['Escape'],
    run: (desk) => {
      desk.setLinking(null)
      desk.focus(linking.from)
    },
  }
  if (linking.choices.length > 0) {
    const types = linking.choices.slice(0, 9).map(
      (choice, place): Command => ({
        id: `link as ${choice.type.key}`,
        name: choice.type.name,
        group: 'span',
        keys: [String(place + 1)],
        run: (desk) => link(desk, choice),
      }),
    )
    return [...types, stop]
  }
  const take: Command = {
    id: 'link take',
    name: words.commands.take,
    group: 'span',
    keys: ['Enter'],
    run: (desk) => desk.focused && linkTo(desk, desk.focused.id),
  }
  return [take, stop]
}
