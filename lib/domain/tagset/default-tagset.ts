import data from './default-tagset.json'
import type { Tagset } from './tagset'

/** Sourcing, framing and boilerplate: 3 layers, 42 tags, 23 attributes, 7 relation types, mapped to published schemes. */
export const defaultTagset = data as Tagset
