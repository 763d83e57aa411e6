const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether an id of a file can be an id here, if it is free. */
export const isUuid = (id: string): boolean => UUID.test(id)

/**
 * The id that stands for one that cannot be kept: always the same for the same file's id, project and attempt. Of a UUID
 * the first 88 bits stay, so that ids made one after the other (UUIDv7) keep their order; `digest` gives at least 32
 * hexadecimal digits.
 */
export function replacementId(id: string, salt: string, attempt: number, digest: (text: string) => string): string {
  const hash = digest(`${salt} ${attempt} ${id}`)
  if (isUuid(id)) return id.slice(0, 26) + hash.slice(0, 10)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
