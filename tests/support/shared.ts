import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = process.env.GALLEY_SHARED ?? path.join(import.meta.dirname, '../../../shared')

/** Whether the material beside the project, which some tests read, is there. Say so in a skipped test's name. */
export const sharedIsThere = existsSync(root)
export const sharedPath = (file: string): string => path.join(root, file)
export const readShared = (file: string): string => readFileSync(sharedPath(file), 'utf8')
