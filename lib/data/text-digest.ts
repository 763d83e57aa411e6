import { createHash } from 'node:crypto'
import type { Text } from '@/lib/domain/text/text'
import { textDigestInput } from '@/lib/domain/text/text-digest'

/** The sha-256 of a text, hexadecimal: the same for the same characters, blocks and inlines. */
export const sha256Of = (text: Text): string => createHash('sha256').update(textDigestInput(text)).digest('hex')
