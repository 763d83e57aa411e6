import { list, type ReportingWords } from '../reporting-words'

export const FRENCH: ReportingWords = {
  verbs:
    list(`dit disait ont affirmé affirme affirmait déclaré déclare déclarait expliqué explique annoncé annonce estime estimait assure assurait
    ajoute ajouté ajoutait souligne souligné précise précisé rapporte rapporté indique indiqué confirme confirmé accuse accusé avertit raconte
    raconté répond répondu demande demandé insiste insisté dénonce dénoncé`),
  prepositions: ['selon', 'd’après', "d'après"],
  postpositions: [],
  openers: list('mais et ou donc or ni car tandis alors que quand comme si'),
  auxiliaries: list('a ont avait avaient est était'),
  between: list('a ont avait est était aussi encore ensuite déjà'),
  closers: list('que qu’ lundi mardi mercredi jeudi vendredi samedi dimanche dans en à lors avant après hier pour'),
  appositions: list('qui le la les un une son sa ses leur'),
  relatives: list('qui dont'),
  apposedRelatives: [],
  pronouns: list('il elle on ils elles je nous vous'),
  determiners: list('un une des du ce cette ces son sa ses leurs deux trois'),
  quantifiers: [],
  joiners: list('et mais'),
  fronted: [],
  finite: list(
    'est sont était étaient sera seront serait a ont avait avaient aura auront aurait peut peuvent doit doivent reste restent va vont',
  ),
  subordinators: list('que si parce'),
  finiteEnding: null,
  articles: [],
  capitalNouns: false,
}
