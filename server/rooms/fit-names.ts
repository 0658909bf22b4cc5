/**
 * Which nicknames a class need not read: the English list of `obscenity`, and a short German one of our own choice. It
 * sees through digits, signs and foreign letters that look alike. A kind word that is caught is a pity, so few are in it.
 */
import { DataSet, englishDataset, englishRecommendedTransformers, parseRawPattern, RegExpMatcher } from 'obscenity';

/**
 * Insults that German schools hear, none that is also a name or an everyday word (our choice). `|` is a word's edge,
 * `[x]` may be missing: doubled letters arrive as one.
 */
const GERMAN = [
  '|arsch',
  'arschloch',
  'fick',
  'fotze',
  '|hure',
  'wichser',
  'schlampe',
  '|nut[t]e',
  'mis[s]geburt',
  '|spast',
  '|kanak',
  '|neger',
  'schwuchtel',
  '|nazi',
  'hitler',
  'sieg heil',
  'scheis',
  'pim[m]el',
  '|tit[t]en',
  'vergewaltig',
];
/** Harmless words that hold a bad one. */
const HARMLESS = ['cockpit', 'fagott', 'penistone', 'dickens'];

const german = GERMAN.reduce(
  (list, word) =>
    list.addPhrase((phrase) => phrase.setMetadata({ originalWord: word }).addPattern(parseRawPattern(word))),
  new DataSet<{ originalWord: string }>(),
).build();
/** Two matchers: what one language lets through, the other need not. */
const matchers = [englishDataset.build(), german].map(
  ({ blacklistedTerms, whitelistedTerms = [] }) =>
    new RegExpMatcher({
      blacklistedTerms,
      whitelistedTerms: [...whitelistedTerms, ...HARMLESS],
      ...englishRecommendedTransformers,
    }),
);
const isBad = (text: string): boolean => matchers.some((matcher) => matcher.hasMatch(text));

/** Letters one by one, with blanks or dots between them, are read as a word. */
const SPELT = /(?<=(?:^|[^\p{L}\p{N}])[\p{L}\p{N}])[^\p{L}\p{N}]+(?=[\p{L}\p{N}](?:$|[^\p{L}\p{N}]))/gu;

export function isFit(nickname: string): boolean {
  const name = nickname.normalize('NFKC').replaceAll('ß', 'ss');
  return !isBad(name) && !isBad(name.replace(SPELT, ''));
}
