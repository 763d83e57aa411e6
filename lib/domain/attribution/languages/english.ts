import { list, type ReportingWords } from '../reporting-words'

export const ENGLISH: ReportingWords = {
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
      demanded inquire inquired interpose interposed murmur murmured blame blames blamed show shows showed caution cautions cautioned boast boasts
      boasted fume fumes fumed put puts lists counted refuses refused pretend pretends pretended`),
    'point out',
    'pointed out',
    'points out',
    'went on',
    'made clear',
  ],
  prepositions: ['according to', 'in the words of', 'as per', 'citing'],
  postpositions: [],
  openers: list('but and or so yet while when as that because if though although then meanwhile however after before since where'),
  auxiliaries: list('has have had is was were will would could should'),
  between: list('has have had is are was were will would also later then now again further only even just never not already'),
  closers: list('that on in at when while after before during to of by with as yesterday today this for'),
  appositions: list('who whose the a an its his her their our my one'),
  relatives: list('who whom whose which'),
  apposedRelatives: [],
  pronouns: list('he she they we i you'),
  determiners: list('the a an its his her their our my your no any every each more fewer less such of other another one'),
  quantifiers: list('some all both many several few most these those two three four five six seven eight nine ten eleven twelve'),
  joiners: list('and but'),
  fronted: [],
  finite:
    list(`is are was were isn’t aren’t wasn’t weren’t has have had hasn’t haven’t hadn’t will would won’t wouldn’t can could can’t couldn’t may
    might must shall should shouldn’t does do did doesn’t don’t didn’t cannot wants wanted makes made gets got goes went comes came takes took gives
    gave knows knew sees saw finds found keeps kept leaves left meets met holds held stands stood began begins became becomes remains remained seems
    seemed appears appeared needs needed lost loses`),
  subordinators: list('that whether if because when'),
  finiteEnding: /(?:s|ed)$/,
  articles: [],
  capitalNouns: false,
}
