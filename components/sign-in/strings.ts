import { counted } from '@/lib/domain/counted'

/** The words of signing in, setting up, accepting an invitation and setting a new password. */
export const words = {
  signIn: 'Sign in',
  signingIn: 'Signing in …',
  email: 'E-mail address',
  password: 'Password',
  newPassword: 'New password',
  name: 'Your name',
  nameHint: 'As your fellow readers see it.',
  passwordHint: 'At least 12 characters. Four words that do not belong together do well.',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show the password',
  noAccount: 'Accounts are made by invitation. Forgot the password? The owner of this Galley can make you a link for a new one.',
  or: 'or',
  with: (provider: string) => `Continue with ${provider}`,
  setUpTitle: 'Set up Galley',
  setUpLead: 'Nobody has an account here yet. The first one is the owner’s: it invites the others.',
  makeAccount: 'Make the account and start',
  making: 'Making the account …',
  demo: 'Add the demo project',
  demoHint: 'Six outlets on one strike, tagged and reviewed: to look around and try things on.',
  demoFailed:
    'Your account is made and you are signed in. Only the demo project could not be added; what went wrong is in the server’s log.',
  goOn: 'Go on',
  inviteTitle: (project: string | null) => (project ? `Join “${project}”` : 'Join Galley'),
  inviteLead: (by: string, role: string) => (role === 'member' ? `${by} invites you.` : `${by} invites you as ${role}.`),
  join: 'Join the project',
  joining: 'Joining …',
  joinAs: (email: string) => `You are signed in as ${email}.`,
  haveAccount: 'I have an account',
  resetTitle: 'Set a new password',
  resetLead: (email: string) => `For ${email}. You are signed out everywhere else.`,
  setPassword: 'Set the password and sign in',
  setting: 'Setting it …',
  linkEndedTitle: 'This link leads nowhere any more',
  setUpEnded:
    'A set-up link works once, until an account is made. If nobody has one yet, start Galley again: it prints a new link. Otherwise sign in.',
  inviteEnded: 'It was used, withdrawn, or is older than seven days. Ask whoever sent it for another.',
  resetEnded: 'It was used or is older than a day. Ask the owner of this Galley for another.',
  toSignIn: 'Go to sign in',
} as const

const ERRORS: Record<string, string> = {
  CredentialsSignin: 'E-mail address or password is not right.',
  AccessDenied: 'This account may not sign in here. Ask the owner of this Galley.',
  'not-linked': 'That account is not linked to anybody here. Sign in with your password and link it on your account page.',
  'already-exists': 'There is an account with that e-mail address. Sign in with your password and link the other on your account page.',
  invitation: 'The invitation was used or has expired, or the provider named no e-mail address.',
  'link-used': 'The invitation was used or has expired.',
  offline: 'Galley’s server could not be reached. Try again.',
}

/** An error that signing in ended with, in words. */
export function errorWords(error: string): string {
  const wait = /^wait-(\d{1,4})$/.exec(error)?.[1]
  if (wait)
    return `Too many tries. Wait ${Number(wait) > 90 ? counted(Math.ceil(Number(wait) / 60), 'minute') : counted(Number(wait), 'second')} and try again.`
  return ERRORS[error] ?? 'Signing in did not work. Try again.'
}
