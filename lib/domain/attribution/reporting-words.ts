/** What a language reports with. Every entry is lower case; `verbs` and `prepositions` may be several words. */
export type ReportingWords = {
  /** finite forms that stand between a source and what it says */
  readonly verbs: readonly string[]
  /** what stands before a source without a verb: “according to” */
  readonly prepositions: readonly string[]
  /** what a clause begins with before its source is named */
  readonly openers: readonly string[]
  /** what a source ends before when its verb comes later: “Rice had in Kyiv explained” */
  readonly auxiliaries: readonly string[]
  /** what may stand between a source and its verb, or after it, and is part of neither */
  readonly between: readonly string[]
  /** where a source ends that follows its verb: “said Lund on Monday” */
  readonly closers: readonly string[]
  /** what an apposition begins with: “Lund, who leads the local,” */
  readonly appositions: readonly string[]
}

const list = (words: string): string[] => words.trim().split(/\s+/)
const phrases = (...all: string[]): string[] => all

const ENGLISH: ReportingWords = {
  verbs: [
    ...list(`say says said tell tells told claim claims claimed add adds added report reports reported state states stated announce announces
      announced argue argues argued insist insists insisted warn warns warned explain explains explained write writes wrote note notes noted
      admit admits admitted allege alleges alleged acknowledge acknowledges acknowledged confirm confirms confirmed deny denies denied believe
      believes believed suggest suggests suggested reveal reveals revealed declare declares declared ask asks asked reply replies replied answer
      answers answered cry cries cried exclaim exclaims exclaimed observe observes observed remark remarks remarked continue continues continued
      repeat repeats repeated return returned comment comments commented describe describes described call calls called accuse accuses accused
      assert asserts asserted maintain maintains maintained promise promises promised quote quotes quoted recall recalls recalled remind reminds
      reminded stress stresses stressed tweet tweets tweeted urge urges urged vow vows vowed think thinks thought concede concedes conceded
      complain complains complained conclude concludes concluded emphasise emphasises emphasised emphasize emphasizes emphasized estimate
      estimates estimated predict predicts predicted testify testifies testified whisper whispered shout shouted joke joked demand demands
      demanded inquire inquired interpose interposed murmur murmured`),
    ...phrases('pointed out', 'points out', 'went on', 'made clear'),
  ],
  prepositions: phrases('according to', 'in the words of', 'as per', 'citing'),
  openers: list('but and or so yet while when as that because if though although then meanwhile however'),
  auxiliaries: list('has have had is was were will would could should'),
  between: list('has have had is are was were will would also later then now again further only even just never not already'),
  closers: list('that on in at when while after before during to of by with as yesterday today this for'),
  appositions: list('who whose the a an its his her their our my one'),
}

const GERMAN: ReportingWords = {
  verbs:
    list(`sagt sagte sagten gesagt erklärt erklärte erklärten berichtet berichtete berichteten meint meinte meinten teilt teilte mitteilte
    betont betonte betonten behauptet behauptete behaupteten warnt warnte warnten kündigt kündigte ankündigte fordert forderte forderten schreibt
    schrieb schrieben ergänzt ergänzte bestätigt bestätigte bestätigten bezeichnet bezeichnete nennt nannte nannten kritisiert kritisierte fügt
    fügte äußert äußerte räumt räumte dementiert dementierte verspricht versprach sieht sah glaubt glaubte vermutet vermutete hofft hoffte fragt
    fragte antwortet antwortete zitiert zitierte spricht sprach hervorhob weist wies verwies rief ruft gab gibt hieß heißt wirft warf lobt lobte angekündigt
    aufgefordert begründet begründete begründeten bekanntgegeben meldet meldete melden meldeten lautete lautet stellte geäußert angegeben mitgeteilt
    gefordert beschuldigt beschuldigte versichert versicherte entgegnet entgegnete schätzt schätzte empfahl empfiehlt vertritt verlangt verlangte
    kommentiert kommentierte feststellt befürchtet befürchtete befürchten bekräftigt bekräftigte beschrieb beschreibt argumentiert argumentierte
    verkündet verkündete appelliert appellierte bat bittet rechtfertigte erläutert erläuterte erwähnt erwähnte hob zeigte drohte riet besagt sagen
    berichten erklären betonen fordern teilen meinen vermuten glauben`),
  prepositions: phrases(
    'laut',
    'gemäß',
    'nach angaben',
    'nach angaben von',
    'nach aussage von',
    'nach ansicht von',
    'nach informationen von',
  ),
  openers: list('aber und oder doch während als dass weil wenn obwohl dann so dabei zudem auch wie'),
  auxiliaries: list('hat haben hatte hatten wird werde wurde wurden ist war'),
  between: list(
    'hat habe haben hatte hatten ist sei war wird werde wurde wurden sich auch später dann nun wieder weiter nur sogar bereits noch',
  ),
  closers: list('dass am im in bei gegenüber dem den das es nach vor auf zu mit von heute gestern'),
  appositions: list('der die das dem den ein eine sein seine ihr ihre'),
}

const FRENCH: ReportingWords = {
  verbs:
    list(`dit disait ont affirmé affirme affirmait déclaré déclare déclarait expliqué explique annoncé annonce estime estimait assure assurait
    ajoute ajouté ajoutait souligne souligné précise précisé rapporte rapporté indique indiqué confirme confirmé accuse accusé avertit raconte
    raconté répond répondu demande demandé insiste insisté dénonce dénoncé`),
  prepositions: phrases('selon', 'd’après', "d'après"),
  openers: list('mais et ou donc or ni car tandis alors que quand comme si'),
  auxiliaries: list('a ont avait avaient est était'),
  between: list('a ont avait est était aussi encore ensuite déjà'),
  closers: list('que qu’ lundi mardi mercredi jeudi vendredi samedi dimanche dans en à lors avant après hier pour'),
  appositions: list('qui le la les un une son sa ses leur'),
}

const SPANISH: ReportingWords = {
  verbs:
    list(`dice dijo dijeron decía afirma afirmó afirmaron declara declaró declararon explica explicó anuncia anunció asegura aseguró aseguraron
    añade añadió señala señaló señalaron informa informó informaron sostiene sostuvo advierte advirtió confirma confirmó indica indicó cuenta contó
    denuncia denunció insiste insistió reconoce reconoció responde respondió pregunta preguntó`),
  prepositions: phrases('según', 'de acuerdo con'),
  openers: list('pero y o así mientras cuando como que porque si aunque'),
  auxiliaries: list('ha han había habían'),
  between: list('ha han había también luego después ya'),
  closers: list('que el lunes martes miércoles jueves viernes sábado domingo en a durante tras ayer hoy para'),
  appositions: list('quien que el la los las un una su sus'),
}

const BY_LANGUAGE: Readonly<Record<string, ReportingWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH }

/** The reporting words of a BCP 47 language; English ones where there are none of its own. */
export const reportingWords = (language: string | null): ReportingWords =>
  BY_LANGUAGE[(language ?? '').split('-')[0]?.toLowerCase() ?? ''] ?? ENGLISH
