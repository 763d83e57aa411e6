export type Provider = 'sqlite' | 'postgresql'

/** Which database an address names. */
export const providerOf = (url: string): Provider => (/^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite')

export const databaseUrl = () => process.env.DATABASE_URL || 'file:./data/galley.db'
