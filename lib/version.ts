import { version } from '@/package.json'

/** Galley's own version. */
export const VERSION: string = version
