import { list, type ReportingWords } from '../reporting-words'

export const SPANISH: ReportingWords = {
  verbs:
    list(`dice dijo dijeron decía afirma afirmó afirmaron declara declaró declararon explica explicó anuncia anunció asegura aseguró aseguraron
    añade añadió señala señaló señalaron informa informó informaron sostiene sostuvo advierte advirtió confirma confirmó indica indicó cuenta contó
    denuncia denunció insiste insistió reconoce reconoció responde respondió pregunta preguntó`),
  prepositions: ['según', 'de acuerdo con'],
  postpositions: [],
  openers: list('pero y o así mientras cuando como que porque si aunque'),
  auxiliaries: list('ha han había habían'),
  between: list('ha han había también luego después ya'),
  closers: list('que el lunes martes miércoles jueves viernes sábado domingo en a durante tras ayer hoy para'),
  appositions: list('quien que el la los las un una su sus'),
  relatives: list('quien quienes'),
  apposedRelatives: list('que'),
  pronouns: list('él ella ellos ellas yo nosotros'),
  determiners: list('el un una unos unas su sus dos tres'),
  quantifiers: [],
  joiners: list('y e pero'),
  fronted: [],
  finite: list(
    'es son era eran fue fueron será serán sería está están estaba estaban ha han había habían puede pueden debe deben sigue siguen va van',
  ),
  subordinators: list('que si porque'),
  finiteEnding: null,
  articles: ['el'],
  capitalNouns: false,
}
