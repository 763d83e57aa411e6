/** `[start, end)` in UTF-16 code units of a text. */
export type Span = { readonly start: number; readonly end: number }

export const BLOCK_TYPES = ['paragraph', 'heading', 'listItem', 'quote', 'caption', 'code', 'tableRow', 'rule'] as const
export type BlockType = (typeof BLOCK_TYPES)[number]

/** A block of a text. `level` is a heading's (1–6) or a list item's depth (1…); `ordered` and `number` belong to list items. */
export type Block = Span & { readonly type: BlockType; readonly level?: number; readonly ordered?: boolean; readonly number?: number }

export const INLINE_TYPES = ['bold', 'italic', 'underline', 'strike', 'code', 'superscript', 'subscript', 'link', 'image'] as const
export type InlineType = (typeof INLINE_TYPES)[number]

/** Formatting of a stretch of characters. `href` (http, https or mailto) belongs to links and images. */
export type Inline = Span & { readonly type: InlineType; readonly href?: string }

/**
 * A text: plain characters with everything standing off from them.
 * Blocks follow one another without overlap, in order, with exactly one `\n` between two of them, and together cover all
 * characters. A `\n` inside a block is a line break. Every offset is in UTF-16 code units, half-open.
 */
export type Text = { readonly characters: string; readonly blocks: readonly Block[]; readonly inlines: readonly Inline[] }
