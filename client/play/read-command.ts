/** Typed lines, read back into commands, completed and, where they cannot be read, told where and what was expected. */
import type { Command } from '../../shared/sim/commands/schema.ts';
import { indexOfName, type Rulebook } from '../../shared/sim/rulebook.ts';
import type { Facts } from '../../shared/sim/view.ts';
import { FORMS, type Form, type HoleKind, type Piece, piecesOf } from './command-forms.ts';
import { type NamedKind, namesOf } from './naming.ts';
import { quoted } from './real-command.ts';

export type Reading =
  | { readonly ok: true; readonly command: Command }
  /** `word` is what stands there ('' at the end), `expected` what could. */
  | { readonly ok: false; readonly at: number; readonly word: string; readonly expected: readonly string[] };

interface Word {
  readonly text: string;
  readonly at: number;
}
export type Value = string | number | boolean | null;
interface Step {
  readonly values: ReadonlyMap<string, Value>;
  readonly end: number; // in the line
}

export function readCommand(line: string, facts: Facts, rules: Rulebook): Reading {
  const words = wordsOf(line);
  let furthest = -1;
  let expected: string[] = [];
  for (const form of FORMS) {
    const patterns = wordsOf(form.text);
    const values = new Map<string, Value>(Object.entries(form.fixed ?? {}));
    let place = 0;
    for (; place < patterns.length; place++) {
      const found = match(patterns[place]?.text ?? '', words[place]?.text ?? '', facts, rules);
      if (found === undefined) break;
      for (const [field, value] of found) values.set(field, value);
    }
    if (place === patterns.length && words.length === patterns.length)
      return { ok: true, command: commandOf(form, values) };
    if (place < furthest) continue;
    if (place > furthest) expected = [];
    furthest = place;
    const pattern = patterns[place]?.text;
    if (pattern !== undefined) expected.push(...fillings(pattern, facts, rules, ANY_NUMBER));
  }
  const word = words[furthest];
  return { ok: false, at: word?.at ?? line.length, word: word?.text ?? '', expected: unique(expected) };
}

/** Whole lines that the line could become by its next word. */
export function completions(line: string, facts: Facts, rules: Rulebook): readonly string[] {
  const words = wordsOf(line);
  const isOpen = words.length > 0 && !/\s$/.test(line);
  const before = isOpen ? words.slice(0, -1) : words;
  const start = isOpen ? (words.at(-1)?.text ?? '') : '';
  const head = line.slice(0, isOpen ? (words.at(-1)?.at ?? 0) : line.length);
  const found: string[] = [];
  for (const form of FORMS) {
    if (!rules.verbs.has(form.verb)) continue;
    const patterns = wordsOf(form.text);
    if (!before.every((word, place) => match(patterns[place]?.text ?? '', word.text, facts, rules) !== undefined))
      continue;
    const pattern = patterns[before.length]?.text;
    if (pattern === undefined) continue;
    for (const filling of fillings(pattern, facts, rules)) if (filling.startsWith(start)) found.push(head + filling);
  }
  return unique(found).slice(0, 24); // a longer list helps nobody
}

/** Words are parted by blanks; what stands in quotes is one word. */
function wordsOf(line: string): Word[] {
  return [...line.matchAll(/(?:'[^']*'?|[^\s'])+/g)].map((found) => ({ text: found[0], at: found.index }));
}

/** The values of a word's holes; undefined when it is another word. */
function match(pattern: string, word: string, facts: Facts, rules: Rulebook): ReadonlyMap<string, Value> | undefined {
  if (word === '') return undefined;
  return walk(piecesOf(pattern), word, { values: new Map(), end: 0 }, facts, rules)?.values;
}

function walk(pieces: readonly Piece[], word: string, from: Step, facts: Facts, rules: Rulebook): Step | undefined {
  const [piece, ...rest] = pieces;
  if (piece === undefined) return from.end === word.length ? from : undefined;
  if ('text' in piece) {
    if (!word.startsWith(piece.text, from.end)) return undefined;
    return walk(rest, word, { ...from, end: from.end + piece.text.length }, facts, rules);
  }
  for (const [text, value] of valuesAt(piece.kind, word.slice(from.end), facts, rules)) {
    const values = new Map(from.values).set(piece.field, value);
    const found = walk(rest, word, { values, end: from.end + text.length }, facts, rules);
    if (found !== undefined) return found;
  }
  return undefined;
}

const NUMBERS: ReadonlyMap<HoleKind, RegExp> = new Map([
  ['number', /^\d{1,8}/],
  ['positive', /^[1-9]\d{0,7}/],
  ['integer', /^-?\d{1,8}/],
]);
export const isNumber = ({ kind }: { readonly kind: HoleKind }): boolean => NUMBERS.has(kind);

/** What a hole could have been filled with at the start of a text, longest first. */
function valuesAt(kind: HoleKind, text: string, facts: Facts, rules: Rulebook): readonly (readonly [string, Value])[] {
  const pattern = NUMBERS.get(kind);
  if (pattern !== undefined) {
    const digits = pattern.exec(text)?.[0];
    return digits === undefined ? [] : [[digits, Number(digits)]];
  }
  if (kind === 'word') {
    const word = /^[a-z][a-z0-9-]{0,19}/.exec(text)?.[0];
    // The key ends where the form's own text goes on, which may begin with a hyphen.
    return Array.from(word ?? '', (_, cut) => (word ?? '').slice(0, (word ?? '').length - cut)).map((one) => [
      one,
      one,
    ]);
  }
  return [...choicesOf(kind, facts, rules)]
    .filter(([name]) => name !== '' && text.startsWith(name))
    .sort((a, b) => b[0].length - a[0].length);
}

/** The words that may stand for a hole, with what they mean. */
export function choicesOf(kind: HoleKind, facts: Facts, rules: Rulebook): readonly (readonly [string, Value])[] {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => [id, id] as const);
  const { scenario } = rules;
  switch (kind) {
    case 'model':
      return ids(rules.models);
    case 'platform':
      return ids(rules.platforms);
    case 'installer':
      return rules.platforms.map(({ id, command }) => [quoted(command), id] as const);
    case 'guest':
      return ids(rules.guests);
    case 'runtime':
      return ids(rules.runtimes);
    case 'service':
      return ids(rules.services);
    case 'tenant': {
      const accepted = facts.contracts.filter(({ state }) => state === 'accepted');
      return accepted.flatMap(({ service }) => ids(rules.services.slice(service, service + 1)));
    }
    case 'orchestrator':
      return ids(rules.orchestrators);
    case 'word':
      return WORDS.map((word) => [word, word] as const);
    case 'region':
      return ids(rules.regions);
    case 'type':
      return ids(rules.types);
    case 'rack':
      return scenario.racks.map(({ name }, index) => [name, index] as const);
    case 'slot':
      return Array.from({ length: Math.max(...scenario.racks.map((rack) => rack.slots)) }, (_, slot) => {
        return [String(slot + 1), slot] as const;
      });
    default:
      return [...namesOf(kind as NamedKind, facts, rules)].map(([id, name]) => [name, id] as const);
  }
}

/** What completion offers for a free word: keys of taints as operators use them. */
const WORDS = ['batch', 'dedicated', 'gpu'] as const;

/** Stands for a number in what is expected. */
export const ANY_NUMBER = '…';

/** A word of a form with its holes filled in every way that the match allows, up to a number that has no stand-in. */
function fillings(pattern: string, facts: Facts, rules: Rulebook, number?: string): string[] {
  let words = [''];
  for (const piece of piecesOf(pattern)) {
    if ('text' in piece) words = words.map((word) => word + piece.text);
    else if (isNumber(piece)) {
      if (number === undefined) return words;
      words = words.map((word) => word + number);
    } else {
      const offered = choicesOf(piece.kind, facts, rules).filter(([, value]) => isOffered(piece.kind, value, rules));
      words = words.flatMap((word) => offered.map(([name]) => word + name));
    }
  }
  return words;
}

/** Completion offers what the scenario has; what it has not can still be typed, and is refused with its reason. */
export function isOffered(kind: HoleKind, value: Value, rules: Rulebook): boolean {
  const { scenario } = rules;
  const id = String(value);
  if (kind === 'model') return rules.models[indexOfName(rules.models, id)]?.sold ?? false;
  if (kind === 'platform' || kind === 'installer') return scenario.platforms.includes(id);
  // Users at one's own site need no edge.
  if (kind === 'region') return (rules.regions[indexOfName(rules.regions, id)]?.homeSeconds ?? 0) > 0;
  if (kind === 'guest') return scenario.guests.includes(id);
  if (kind === 'orchestrator') return scenario.orchestrators.includes(id);
  return kind !== 'runtime' || scenario.runtimes.includes(id);
}

/** Holes and fixed words name every field of their verb, and each hole gives a value of its field's kind. */
function commandOf(form: Form, values: ReadonlyMap<string, Value>): Command {
  return { verb: form.verb, ...Object.fromEntries(values) } as unknown as Command;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
