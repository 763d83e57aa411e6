import type { Command } from './command'

/** What commands are found by besides their names: what other programs, and readers, call them. */
const WORDS: Readonly<Record<string, string>> = {
  attribute: 'gesture one step attribution source cue quote speaker who said',
  again: 'same again repeat everywhere elsewhere all occurrences',
  paint: 'sticky tag paint brush keep many highlighter',
  part: 'add append extend multipart discontinuous',
  relate: 'relation link connect arrow',
  relations: 'relation link retype disconnect delete',
  remove: 'delete erase clear untag',
  note: 'comment remark write',
  'all tags': 'find tag search pick list',
  undo: 'take back revert ctrl z',
  redo: 'do again',
  keys: 'keyboard shortcuts help hotkeys change',
  next: 'forward span annotation',
  previous: 'back span annotation',
  unfocus: 'escape deselect leave',
  'leave text': 'inspector sidebar focus panel',
  guidelines: 'help rules manual instructions definition codebook',
  submit: 'finish done hand in complete checklist missing send',
  queue: 'queue list next article reading progress',
  'documents list': 'queue back project home overview articles',
  'larger text': 'text size bigger font zoom in letters',
  'smaller text': 'text size font zoom out letters',
  'measure narrow': 'measure line length width column',
  'measure medium': 'measure line length width column',
  'measure wide': 'measure line length width column',
  'theme light': 'appearance colours day mode',
  'theme dark': 'appearance colours night mode',
  'theme system': 'appearance colours automatic mode',
  retry: 'again send now save sync offline upload',
  'first verdict': 'review answer feedback given back',
  account: 'profile settings password tokens',
  'sign out': 'log out leave exit',
  sentence: 'select mark',
  paragraph: 'select mark block',
}
const OF_KINDS: readonly (readonly [prefix: string, words: string])[] = [
  ['soften ', 'layer view visibility dim'],
  ['layer ', 'switch change active'],
  ['end ', 'edge border resize boundary right'],
  ['start ', 'edge border resize boundary left'],
  ['value ', 'attribute set'],
]

export const wordsOf = ({ id }: Pick<Command, 'id'>): string => WORDS[id] ?? OF_KINDS.find(([prefix]) => id.startsWith(prefix))?.[1] ?? ''
