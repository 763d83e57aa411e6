import * as accounts from './accounts'
import * as aggregates from './aggregates'
import * as annotationSets from './annotation-sets'
import * as assignments from './assignments'
import * as demo from './demo'
import * as documents from './documents'
import * as exporting from './export'
import * as importing from './import'
import * as instance from './instance'
import * as invitations from './invitations'
import type { Operation } from './operation'
import * as overview from './overview'
import * as projects from './projects'
import * as reviews from './reviews'
import * as tagsets from './tagsets'
import * as texts from './texts'
import * as tokens from './tokens'
import * as trash from './trash'

/** The nouns of the API in the order in which a reader meets them, each with the module that declares its operations. */
const NOUNS: readonly (readonly [string, Record<string, unknown>])[] = [
  ['Instance', instance],
  ['Accounts', accounts],
  ['Tokens', tokens],
  ['Invitations', invitations],
  ['Projects', projects],
  ['Progress', overview],
  ['Demo', demo],
  ['Tagsets', tagsets],
  ['Documents', documents],
  ['Texts', texts],
  ['Assignments', assignments],
  ['Annotation sets', annotationSets],
  ['Reviews', reviews],
  ['Aggregates', aggregates],
  ['Export', exporting],
  ['Import', importing],
  ['Trash', trash],
]

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'reach' in value && 'path' in value

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
/** What a project has before what one of them is, then by path; a module’s exports come by the alphabet. */
function inOrder(a: Operation, b: Operation): number {
  const [ofProject, ofOther] = [a, b].map(({ path }) => path.startsWith('/projects'))
  if (ofProject !== ofOther) return ofProject ? -1 : 1
  return a.path === b.path ? METHODS.indexOf(a.method) - METHODS.indexOf(b.method) : a.path < b.path ? -1 : 1
}

/** Every operation of the API, by noun. A module's new operation is found by itself; a new noun is one line above. */
export const operationsByNoun: readonly { readonly noun: string; readonly operations: readonly Operation[] }[] = NOUNS.map(
  ([noun, module]) => ({ noun, operations: Object.values(module).filter(isOperation).sort(inOrder) }),
)

export const operations: readonly Operation[] = operationsByNoun.flatMap((group) => group.operations)
