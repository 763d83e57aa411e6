import type { Annotation, Confidence } from '@/lib/domain/annotation/annotation'
import type { Desk } from './desk'
import { words } from './strings'

/** The field of the focused annotation's note: of an unsure one it says why. */
export const NOTE_ID = 'annotation-note'

/** Leads to the end of the focused annotation's note; with a keyboard only: on a touch screen it would call up another. */
export function toNote(): void {
  const field = document.getElementById(NOTE_ID)
  field?.focus()
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length)
}

/**
 * Says of the focused annotation how sure its reader is, or, said again, takes it back. Who is unsure is led to say why:
 * at once, so that what is typed next is the reason and no command.
 */
export function sayHowSure(desk: Desk, focused: Annotation, confidence: Confidence): void {
  const said = focused.confidence === confidence ? null : confidence
  const done = desk.update(words.confidence(said), { confidence: said })
  if (done && said === 'unsure' && window.matchMedia('(pointer: fine)').matches) toNote()
}
