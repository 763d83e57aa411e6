/** Whether the database refused because it was busy or its storage is full; null for any other error. */
export function isStorageProblem(error: unknown): 'busy' | 'full' | null {
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string }
  if (code === 'P2039' || /SQLITE_FULL|database or disk is full|53100/.test(message)) return 'full'
  if (code === 'P1008' || code === 'P2028' || code === 'P2034' || /SQLITE_BUSY|database is locked/.test(message)) return 'busy'
  return null
}

/** Whether a write was refused because a unique value is taken. Of raw statements only the message says so. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string }
  return code === 'P2002' || (code === 'P2010' && /UNIQUE constraint failed|unique constraint|23505/i.test(message))
}
