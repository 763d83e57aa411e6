import type { Command } from 'commander'
import { sessionCaller } from '@/lib/auth/caller'
import { must, print } from './problems'
import { userNamed } from './users'

export function demoCommands(program: Command): void {
  program
    .command('demo')
    .description('the demo project')
    .command('add')
    .description('make the demo project, managed by an account')
    .requiredOption('--email <address>', 'whose project')
    .option('--json', 'print JSON')
    .action(add)
}

async function add({ email, json }: { email: string; json?: boolean }): Promise<void> {
  // the importers take longer to load than most commands to run
  const { addDemo } = await import('@/lib/commands/add-demo')
  const { projectId } = must(await addDemo(sessionCaller(await userNamed(email))))
  print(json, { projectId }, `Made the demo project: /projects/${projectId}`)
}
