import { serveNothing } from '@/lib/api/serve'

/** What no route is for. */
export const GET = serveNothing
export const POST = serveNothing
export const PUT = serveNothing
export const PATCH = serveNothing
export const DELETE = serveNothing
