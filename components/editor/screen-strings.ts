/** The words of the commands of what stands around the article. */
export const screen = {
  submit: 'Submit the reading',
  queue: 'Documents to read',
  list: 'All documents of the project',
  larger: 'Larger text',
  smaller: 'Smaller text',
  measures: { narrow: 'Narrow lines', medium: 'Medium lines', wide: 'Wide lines' },
  themes: { light: 'Light theme', dark: 'Dark theme', system: 'Theme as the system' },
  retry: 'Send what is unsent now',
  firstVerdict: 'To the first verdict to answer',
  account: 'Account',
  signOut: 'Sign out',
  size: (size: number) => `Text size ${size}`,
  sizeEnds: 'The text has no further size.',
} as const
