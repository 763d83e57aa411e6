import type { Attribute, AttributeValue } from './tagset'

/** Values whose published spelling does not read as words. All others read well without their underscores. */
const NAMES: Readonly<Record<string, string>> = {
  ngo_igo: 'NGO or IGO',
  collective_vague: 'vague collective',
  'Appeal_to_Fear-Prejudice': 'Appeal to fear or prejudice',
  Causal_Oversimplification: 'Causal oversimplification',
  'False_Dilemma-No_Choice': 'False dilemma or no choice',
  Consequential_Oversimplification: 'Consequential oversimplification',
  Appeal_to_Authority: 'Appeal to authority',
  Appeal_to_Popularity: 'Appeal to popularity',
  Appeal_to_Values: 'Appeal to values',
  Appeal_to_Time: 'Appeal to time',
  Appeal_to_Hypocrisy: 'Appeal to hypocrisy',
  Flag_Waving: 'Flag waving',
  Straw_Man: 'Straw man',
  Red_Herring: 'Red herring',
  Conversation_Killer: 'Conversation killer',
  Loaded_Language: 'Loaded language',
  'Exaggeration-Minimisation': 'Exaggeration or minimisation',
  'Obfuscation-Vagueness-Confusion': 'Obfuscation, vagueness or confusion',
  'Name_Calling-Labeling': 'Name calling or labelling',
  Guilt_by_Association: 'Guilt by association',
  Questioning_the_Reputation: 'Questioning the reputation',
  Legality_Constitutionality_and_jurisprudence: 'Legality, constitutionality and jurisprudence',
}

/**
 * A value as a person reads it: `ngo_igo` → “NGO or IGO”, `Crime_and_punishment` → “Crime and punishment”, `true` → “yes”.
 * The stored value keeps its published spelling; what was typed freely stays as it was typed.
 */
export function valueName(value: AttributeValue, attribute: Pick<Attribute, 'free'> | null = null): string {
  const key = String(value)
  if (attribute?.free) return key
  if (key === 'true' || key === 'false') return key === 'true' ? 'yes' : 'no'
  return Object.hasOwn(NAMES, key) ? (NAMES[key] as string) : key.replaceAll('_', ' ')
}
