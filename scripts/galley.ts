// npm run galley -- …: the command line of an instance, stopped or running. It works on the database that the environment
// names, as `npm start` does. Whoever may run it is the operator: nobody is asked who they are.
import path from 'node:path'
import { environment } from './environment.mjs'

process.chdir(path.join(import.meta.dirname, '..'))
Object.assign(process.env, environment())
// after the environment stands: what it imports reads it
const { commandLine } = await import('./command-line/program')
process.exitCode = await commandLine(process.argv)
