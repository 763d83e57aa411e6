import { type Caller, sessionCaller } from '@/lib/auth/caller'
import { userNamed } from './users'

/** Whoever runs the command line: sees and manages every project as the instance's owner does, and is nobody's account. */
export const operator: Caller = {
  userId: 'operator',
  name: 'Operator',
  email: '',
  role: 'owner',
  via: 'session',
  scope: 'session',
  tokenId: null,
}

/** The operator in somebody's name: what is made is theirs. */
export const operatorAs = async (email: string): Promise<Caller> => ({ ...sessionCaller(await userNamed(email)), role: 'owner' })
