import type { Element, ElementContent, Nodes, Root } from 'hast'
import type { InlineType } from '@/lib/domain/text/text'

const set = (names: string) => new Set(names.split(' '))

/** Elements that stand on lines of their own. */
export const BLOCKS = set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp',
)
/** Elements whose white space stands as it is. */
export const PREFORMATTED = set('pre listing xmp plaintext textarea')
/** What is never shown, or is no text: left out, and counted under this name. */
export const LEFT_OUT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    script: 'scripts',
    style: 'style sheets',
    template: 'templates',
    noscript: 'parts for browsers without scripts',
    noembed: 'parts for old browsers',
    noframes: 'parts for old browsers',
    iframe: 'embedded pages',
    frame: 'embedded pages',
    object: 'embedded objects',
    embed: 'embedded objects',
    applet: 'embedded objects',
    audio: 'sounds',
    video: 'videos',
    canvas: 'drawings',
    svg: 'drawings',
    input: 'form fields',
    select: 'form fields',
    datalist: 'form fields',
    textarea: 'form fields',
    progress: 'form fields',
    meter: 'form fields',
  }),
)
/** Heads are read for where the document comes from; they are not counted as left out. */
export const SILENT = set('head link meta title base area param source track col colgroup wbr')

export const FORMATTING: ReadonlyMap<string, InlineType> = new Map(
  Object.entries({
    b: 'bold',
    strong: 'bold',
    i: 'italic',
    em: 'italic',
    cite: 'italic',
    dfn: 'italic',
    u: 'underline',
    ins: 'underline',
    s: 'strike',
    strike: 'strike',
    del: 'strike',
    code: 'code',
    kbd: 'code',
    samp: 'code',
    tt: 'code',
    sup: 'superscript',
    sub: 'subscript',
  } as const),
)

export const isElement = (node: unknown): node is Element => (node as { type?: string } | undefined)?.type === 'element'

/** A property as characters; '' where there is none. */
export function property(element: Element, name: string): string {
  const value = element.properties?.[name]
  if (Array.isArray(value)) return value.join(' ')
  return value === undefined || value === null || value === false ? '' : String(value)
}

/** Whether the page itself hides an element. */
export const isHidden = (element: Element): boolean =>
  (element.properties?.hidden !== undefined && element.properties.hidden !== null && element.properties.hidden !== false) ||
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(property(element, 'style')) ||
  (element.tagName === 'dialog' && !element.properties?.open)

/** All elements below a node, in order, without recursion. */
export function* elementsOf(root: Root | Element): Generator<Element> {
  const waiting: Nodes[] = [...root.children].reverse()
  while (waiting.length > 0) {
    const node = waiting.pop() as Nodes
    if (!isElement(node)) continue
    yield node
    for (let n = node.children.length - 1; n >= 0; n--) waiting.push(node.children[n] as ElementContent)
  }
}

/** The characters of an element and everything in it, white space collapsed. */
export function charactersOf(element: Element): string {
  const pieces: string[] = []
  const waiting: Nodes[] = [element]
  while (waiting.length > 0) {
    const node = waiting.pop() as Nodes
    if (node.type === 'text') pieces.push(node.value)
    else if ('children' in node) for (let n = node.children.length - 1; n >= 0; n--) waiting.push(node.children[n] as Nodes)
  }
  return pieces.join('').replace(/\s+/g, ' ').trim()
}
