import { list, type ReportingWords } from '../reporting-words'

export const GERMAN: ReportingWords = {
  verbs: [
    ...list(`sagt sagte sagten gesagt erklärt erklärte erklärten berichtet berichtete berichteten meint meinte meinten teilt teilte mitteilte
    betont betonte betonten behauptet behauptete behaupteten warnt warnte warnten kündigt kündigte ankündigte fordert forderte forderten schreibt
    schrieb schrieben ergänzt ergänzte bestätigt bestätigte bestätigten bezeichnet bezeichnete nennt nannte nannten kritisiert kritisierte fügt
    fügte äußert äußerte räumt räumte dementiert dementierte verspricht versprach sieht sah glaubt glaubte vermutet vermutete hofft hoffte fragt
    fragte antwortet antwortete zitiert zitierte spricht sprach hervorhob weist wies verwies rief ruft gab gibt hieß heißt wirft warf lobt lobte angekündigt
    aufgefordert begründet begründete begründeten bekanntgegeben meldet meldete melden meldeten lautete lautet stellte geäußert angegeben mitgeteilt
    gefordert beschuldigt beschuldigte versichert versicherte entgegnet entgegnete schätzt schätzte empfahl empfiehlt vertritt verlangt verlangte
    kommentiert kommentierte feststellt befürchtet befürchtete befürchten bekräftigt bekräftigte beschrieb beschreibt argumentiert argumentierte
    verkündet verkündete appelliert appellierte bat bittet rechtfertigte erläutert erläuterte erwähnt erwähnte hob zeigte drohte riet besagt sagen
    berichten erklären betonen fordern teilen meinen vermuten glauben beklagt beklagte beklagten zählt zählte hält halten hielt hielten
    konstatiert konstatierte konstatierten schätzen schätzten`),
    'hält dagegen',
    'halten dagegen',
    'hielt dagegen',
    'hielten dagegen',
  ],
  prepositions: [
    'laut',
    'gemäß',
    'nach angaben',
    'nach angaben von',
    'nach aussage',
    'nach aussage von',
    'nach aussagen',
    'nach aussagen von',
    'nach ansicht',
    'nach ansicht von',
    'nach auffassung',
    'nach auffassung von',
    'nach meinung',
    'nach meinung von',
    'nach einschätzung',
    'nach einschätzung von',
    'nach informationen',
    'nach informationen von',
  ],
  postpositions: ['zufolge'],
  openers: list('aber und oder doch während als dass weil wenn obwohl dann so dabei zudem auch wie'),
  auxiliaries: list('hat haben hatte hatten wird werde wurde wurden ist war'),
  between: list(
    'hat habe haben hatte hatten ist sei war wird werde wurde wurden sich auch später dann nun wieder weiter nur sogar bereits noch',
  ),
  closers:
    list(`dass am im in bei gegenüber dem den das ein eine einen seine seinen ihre ihren alle es nach vor auf zu mit von heute gestern unter
    über als an ab zurück fest bekannt weiter indes jedoch dagegen wenig folgendermaßen`),
  appositions: list('der die das dem den ein eine sein seine ihr ihre'),
  relatives: list('welcher welche welches welchem welchen deren dessen'),
  apposedRelatives: list('der die das dem den'),
  pronouns: list('er sie es man ich wir ihr alle viele einige mehrere beide beiden andere anderen manche keiner niemand jemand'),
  determiners: list(
    'der die das dem den des ein eine einer eines einem einen sein seine seiner ihr ihre ihrer kein keine diese dieser dieses',
  ),
  quantifiers: [],
  joiners: list('und aber'),
  fronted:
    list(`am im in bei beim nach vor auf mit seit zum zur für aus gegen über unter an während gestern heute morgen außerdem darin zudem
    daher dabei dazu dort hier so dann damit daraufhin anschließend später bereits weiter weiterhin ferner wie zugleich gleichzeitig darauf
    demnach unterdessen inzwischen zuvor trotz wegen angesichts ebenfalls laut indes`),
  finite:
    list(`ist sind war waren sei seien wäre wären hat haben hatte hatten habe hätte hätten wird werden wurde wurden werde würde würden kann
    können konnte konnten könne könnten soll sollen sollte sollten solle will wollen wollte wollten wolle muss müssen musste mussten müsse müssten
    darf dürfen durfte durften dürfe dürfte dürften mag möge bleibt bleiben blieb bleibe gibt geben gab gebe gäbe kommt kommen kam komme geht gehen
    ging gehe steht stehen stand stehe liegt liegen lag lagen liege macht machen machte mache lässt lassen ließ lasse nimmt nehmen nahm nehme findet
    finden fand finde braucht brauchen brauche weiß wisse sieht sehe`),
  subordinators: list('dass daß ob weil wenn'),
  finiteEnding: /(?:t|te|ten)$/,
  articles: ['das', 'ein', 'eine', 'seine', 'ihre'],
  capitalNouns: true,
}
