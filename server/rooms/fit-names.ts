/**
 * Which nicknames a class need not read: the English list of `obscenity`, and a short German one of our own choice. It
 * sees through digits, signs and foreign letters that look alike. Names that people bear are let in, by a table.
 */
import { DataSet, englishDataset, englishRecommendedTransformers, parseRawPattern, RegExpMatcher } from 'obscenity';

/**
 * Insults that German schools hear, none that is also a name or an everyday word (our choice). `|` is a word's edge,
 * `[x]` may be missing: doubled letters arrive as one.
 */
const GERMAN = [
  '|arsch',
  'arschloch',
  '|fick|',
  '|ficke|',
  '|ficken',
  '|ficker|',
  '|fickt|',
  'fickdich',
  'fick dich',
  'mutterficker',
  'fotze',
  '|hure|',
  '|huren',
  'wichser',
  'schlampe',
  '|nut[t]e|',
  '|nut[t]en|',
  'mis[s]geburt',
  '|spast',
  '|kanak|',
  '|kanake',
  '|kanacke',
  '|neger',
  'schwuchtel',
  '|nazi|',
  '|nazis|',
  'hitler',
  'sieg heil',
  'scheis',
  'pim[m]el',
  '|tit[t]en',
  'vergewaltig',
];
/** Two words that are one insult, of which the first alone is a name. */
const TOGETHER = ['dick head', 'dickhead', 'dick face', 'dick sucker', 'tit fuck'];

/** Harmless words that hold a bad one, wherever they stand. */
const HARMLESS = ['cockpit', 'fagott', 'penistone', 'nutter'];

/** What people are called and the English list takes for a bad word: whoever is called so has no other name. */
const NAMES = new Set([
  ...['dickie', 'dickson', 'dickinson', 'dicky', 'dickens', 'dickon', 'dickman', 'dickmann', 'riddick', 'reddick'],
  ...['cumming', 'cummings', 'cumali', 'cumhur', 'shital', 'shitij', 'shitara', 'fukuda', 'fukuoka', 'fucik', 'phuc'],
  ...['cuntz', 'rapetti', 'raper', 'analisa', 'analena', 'dyke', 'hooker', 'slutsky', 'semenova', 'semenov', 'arsene'],
  ...['fagan', 'fagin', 'fagerberg', 'fagundes', 'boobalan', 'bastardo', 'wankel', 'wankowicz', 'asselin', 'twatt'],
  ...['pornpimol', 'porntip', 'pornchai', 'supaporn', 'siriporn', 'dildora', 'scunthorpe', 'hancock', 'hitchcock'],
]);
/** These are names only where a name begins. */
const FIRST_NAMES = new Set(['dick', 'tit', 'bich', 'semen', 'kike']);

/** As it is checked against the English list: a whole word that is a name is another name there. */
function withoutNames(text: string): string {
  let place = 0;
  return text.replace(/\p{L}+/gu, (word) => {
    const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    place += 1;
    return NAMES.has(plain) || (place === 1 && FIRST_NAMES.has(plain)) ? 'Ann' : word;
  });
}

const ours = [...GERMAN, ...TOGETHER]
  .reduce(
    (list, word) =>
      list.addPhrase((phrase) => phrase.setMetadata({ originalWord: word }).addPattern(parseRawPattern(word))),
    new DataSet<{ originalWord: string }>(),
  )
  .build();
/** Two matchers: what one lets through, the other need not. */
const [inEnglish, inOurs] = [englishDataset.build(), ours].map(
  ({ blacklistedTerms, whitelistedTerms = [] }) =>
    new RegExpMatcher({
      blacklistedTerms,
      whitelistedTerms: [...whitelistedTerms, ...HARMLESS],
      ...englishRecommendedTransformers,
    }),
) as [RegExpMatcher, RegExpMatcher];
const isBad = (text: string): boolean => inEnglish.hasMatch(withoutNames(text)) || inOurs.hasMatch(text);

/** Letters one by one, with blanks or dots between them, are read as a word. */
const SPELT = /(?<=(?:^|[^\p{L}\p{N}])[\p{L}\p{N}])[^\p{L}\p{N}]+(?=[\p{L}\p{N}](?:$|[^\p{L}\p{N}]))/gu;

export function isFit(nickname: string): boolean {
  const name = nickname.normalize('NFKC').replaceAll('ß', 'ss');
  return !isBad(name) && !isBad(name.replace(SPELT, ''));
}
