import { writeFileSync } from 'node:fs'
import { INSTANCE_POLICY, POLICY, ROLES } from '@/lib/auth/policy'
import { INSTANCE_ROLES } from '@/lib/contracts/choices'

/** What each action is, for people. */
const PROJECT: Record<keyof typeof POLICY, string> = {
  'project.read': 'See the project, its guidelines and its tagset',
  'project.change': 'Change its name, language and description',
  'project.trash': 'Put it into the trash, and take it out',
  'project.leave': 'Leave it',
  'guidelines.change': 'Change the guidelines',
  'members.read': 'See who takes part and as what',
  'members.addresses': 'See the members’ e-mail addresses, in lists and exports',
  'members.change': 'Add and remove members, change roles',
  'members.invite': 'Make, see and end invitations',
  'documents.read': 'See and read documents',
  'drafts.read': 'See documents that are not frozen yet',
  'documents.change': 'Load, prepare and freeze documents, change where they come from, put them into the trash and take them out',
  'assignments.change': 'Assign documents to readers',
  'sets.read': 'Read annotation sets, their history, verdicts and discussions ¹',
  'sets.write-own': 'Read as an annotator: write and submit one’s own set ²',
  'sets.reopen': 'Give a submitted reading back to its reader ¹ ³',
  'reviews.decide': 'Judge readings of others, take one’s own verdicts back ¹ ³ ⁴',
  'reviews.answer': 'Answer verdicts on one’s own annotations',
  'reviews.discuss': 'Discuss an annotation; change and delete one’s own words ¹',
  'comments.remove': 'Delete somebody else’s words; a trace stays ¹',
  'gold.settle': 'Settle gold from a reading ¹',
  'aggregates.read': 'See counts, shares and the spans behind them ¹',
  'dataset.export': 'Export what one may see ¹',
  'dataset.export-own': 'Export one’s own readings',
  'dataset.import': 'Fill an empty project from a file',
}
const INSTANCE: Record<keyof typeof INSTANCE_POLICY, string> = {
  'account.read': 'See who one is',
  'account.change': 'See and change one’s own account, its password, sessions and providers',
  'tokens.change': 'Make, list and revoke one’s own tokens',
  'projects.list': 'List one’s own projects; for the owner all of them',
  'projects.create': 'Make a project, also from a file or the demo; its maker manages it',
  'projects.restore': 'See what one may take out of the trash',
  'users.read': 'See everybody with an account',
  'users.change': 'Disable accounts, change their role, make links for new passwords',
  'users.invite': 'Invite into the Galley',
}

type Rows = Record<string, { readonly scope: string } & { readonly [role: string]: boolean | string }>
function table(words: Record<string, string>, rows: Rows, roles: readonly string[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const head = [line(['', ...roles, 'by token']), line(['---', ...roles.map(() => ':-:'), '---'])]
  const body = Object.entries(words).map(([action, what]) => {
    const row = rows[action] as Rows[string]
    return line([what, ...roles.map((role) => (row[role] ? '●' : '')), row.scope === 'session' ? 'never' : `\`${row.scope}\``])
  })
  return [...head, ...body].join('\n')
}

/** docs/who-may-do-what.md, made from the table that is enforced. */
export const whoMayPage = (): string => `# Who may do what

One table, \`lib/auth/policy.ts\`, says it, and queries and commands ask it: pages and routes do not decide. This page is made
from the table, and a test calls every operation of the API as everybody and compares.

## In a project
\`admin\` is the owner of the Galley in a project of which they are no member.

${table(PROJECT, POLICY, ROLES)}

¹ Of readings that one may see. One’s own always. While one’s own reading of a document is open (begun and not submitted), of
no other of that document. Annotators see others’ submitted readings and gold once they have submitted their own; reviewers
and viewers see submitted readings and gold; managers and the admin open ones too. A reading that may not be seen is as if it
were not there: it answers 404, and no list, count, aggregate, progress or export differs by it. That a reading was given back
is known to those who review.

² Only its reader writes to a reading, and nobody once it is submitted (409). Gold is written by settling only.

³ Nobody judges their own reading (409), whatever their role became, in the browser or by token. A manager may give their own
back to themselves.

⁴ Until gold was settled from it (409); then another verdict, and settling again, correct it.

A project keeps at least one manager who can sign in: the last one neither leaves nor becomes something else (409).

## In the Galley

${table(INSTANCE, INSTANCE_POLICY, INSTANCE_ROLES)}

A Galley keeps at least one owner (409).

## What is answered
401 to whoever is nobody here: no cookie or token, or one that was ended, has expired, or belongs to an account that was
disabled. 404 to whoever may not know that a thing exists: people outside of the project, from the moment they are removed, and
people inside for readings they may not see and drafts they do not prepare. 403 to whoever may know and not act, and to a
token that does not reach that far. What a token may is what its owner may at that moment, and its scope: \`manage\` holds
\`annotate\`, \`annotate\` holds \`read\`.
`

if (process.env.GALLEY_WRITE_DOCS) writeFileSync('docs/who-may-do-what.md', whoMayPage())
