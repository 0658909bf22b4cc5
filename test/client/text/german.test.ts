/** German says everything that English says: the same messages, with the same numbers in them, in German words. */
import { describe, expect, test } from 'vitest';
import { ENTRY_IDS } from '../../../client/codex/entries.ts';
import { PICTURES } from '../../../client/codex/picture.tsx';
import { find } from '../../../client/codex/search.ts';
import { spansOf } from '../../../client/codex/words.ts';
import { loadCodexWords } from '../../../client/text/codex.ts';
import * as adviceGerman from '../../../client/text/de/advice.ts';
import * as classGerman from '../../../client/text/de/class.ts';
import * as debriefGerman from '../../../client/text/de/debrief.ts';
import { german } from '../../../client/text/de/index.ts';
import * as labGerman from '../../../client/text/de/lab.ts';
import * as stagesGerman from '../../../client/text/de/lesson-stages.ts';
import * as whyGerman from '../../../client/text/de/why.ts';
import * as adviceEnglish from '../../../client/text/en/advice.ts';
import * as classEnglish from '../../../client/text/en/class.ts';
import * as debriefEnglish from '../../../client/text/en/debrief.ts';
import { english } from '../../../client/text/en/index.ts';
import * as labEnglish from '../../../client/text/en/lab.ts';
import * as stagesEnglish from '../../../client/text/en/lesson-stages.ts';
import * as whyEnglish from '../../../client/text/en/why.ts';
import * as format from '../../../client/text/format.ts';
import { loadContent } from '../../../server/content.ts';
import { nicknameFor } from '../../../server/rooms/nicknames.ts';
import { VERBS } from '../../../shared/content/schema/verbs.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';

type Message = string | ((...told: never[]) => unknown);
type Catalogue = { readonly [key: string]: Catalogue | Message };

/** Every message with its place: `screens.lobby.here`. */
function messagesOf(part: unknown, place: string): Map<string, Message> {
  if (typeof part === 'string' || typeof part === 'function') return new Map([[place, part as Message]]);
  const all = Object.entries(part as Catalogue).flatMap(([key, value]) => [...messagesOf(value, `${place}.${key}`)]);
  return new Map(all);
}

// What content files say is compared with the files, below.
const { content: _files, ...ownEnglish } = english;
const { content, ...ownGerman } = german;
// What is fetched later has the same parts too.
const inEnglish = messagesOf(
  {
    ...ownEnglish,
    ...adviceEnglish,
    ...classEnglish,
    ...debriefEnglish,
    ...labEnglish,
    ...stagesEnglish,
    ...whyEnglish,
  },
  'words',
);
const inGerman = messagesOf(
  { ...ownGerman, ...adviceGerman, ...classGerman, ...debriefGerman, ...labGerman, ...stagesGerman, ...whyGerman },
  'words',
);

// Formats know the page's language by themselves.
const formats = new Set<unknown>(Object.values(format));

/** A sentence is translated; a single word may be a name (Kernel, Pool) that both languages have. */
const isSentence = (text: string): boolean => text.trim().split(/\s+/).length >= 4 && /[a-z]{3}/.test(text);

describe('German', () => {
  test('has the same messages, as text where English has text', () => {
    expect([...inGerman.keys()].sort()).toEqual([...inEnglish.keys()].sort());
    for (const [place, message] of inEnglish) expect(typeof inGerman.get(place), place).toBe(typeof message);
  });

  test('takes the same numbers', () => {
    for (const [place, message] of inEnglish) {
      const other = inGerman.get(place);
      if (typeof message === 'function' && typeof other === 'function')
        expect(other.length, place).toBeLessThanOrEqual(message.length);
    }
  });

  test('no sentence was left in English', () => {
    for (const [place, message] of inEnglish) {
      if (typeof message === 'string' && isSentence(message)) expect(inGerman.get(place), place).not.toBe(message);
      if (typeof message === 'function' && !formats.has(message)) expect(inGerman.get(place), place).not.toBe(message);
    }
  });

  test('names the same things when it tells who did what', () => {
    for (const verb of VERBS) {
      const command = new Proxy({}, { get: (_, name) => (name === 'verb' ? verb : 2) }) as Command;
      const named = ({ game }: typeof english | typeof german) => {
        const said = game.acts.say(command, { who: 'ANN', it: 'CRM', to: 'H9' });
        return ['ANN', 'CRM', 'H9'].filter((name) => said.includes(name));
      };
      expect.soft(named(german), verb).toEqual(named(english));
    }
  });

  test('one has answered, two have', () => {
    for (const said of [classGerman.classWords, classEnglish.classWords]) {
      const { answered } = said.console.asked;
      expect(answered(1, 4).replace('1', '2')).not.toBe(answered(2, 4));
    }
  });

  test('every level ends with what it was about', () => {
    const levels = loadContent().scenarios.filter(({ kind }) => kind === 'level');
    for (const said of [classGerman.classWords, classEnglish.classWords])
      expect(Object.keys(said.ending.outcome.lessons).sort()).toEqual(levels.map(({ id }) => id).sort());
  });

  test('knows every level and scenario, sentence by sentence', () => {
    for (const { id, title, hints, questions, in: told } of loadContent().scenarios) {
      const { de } = told;
      if (de === undefined) throw new Error(`${id} says nothing in German`);
      expect(de.title, id).not.toBe(title);
      expect(Object.keys(de.hints).sort(), id).toEqual(hints.map((hint) => hint.id).sort());
      expect(Object.keys(de.questions).sort(), id).toEqual(questions.map((question) => question.id).sort());
    }
  });
});

test('German names every application that the Lab lists, but for the demo shops of others', () => {
  const unnamed = loadContent().applications.filter(({ id }) => content.applications[id] === undefined);
  expect(unnamed.map(({ id }) => id)).toEqual(['online-boutique', 'sock-shop']);
});

test('German names every kind of request but those of the demo shops, and what is a service has the name it has on the floor', () => {
  const published = ['online-boutique', 'social-network', 'sock-shop'];
  const unnamed = loadContent()
    .applications.filter(({ id }) => !published.includes(id))
    .flatMap(({ services, requestTypes }) =>
      requestTypes.filter(({ id }) => content.requests[id] === undefined && !services.some((one) => one.id === id)),
    );
  expect(unnamed.map(({ id }) => id)).toEqual([]);
});

test('German names every region', () => {
  const regions = loadContent().scenarios.flatMap((scenario) => scenario.regions);
  expect(regions.filter(({ name }) => content.regions[name] === undefined)).toEqual([]);
});

test('German names every bot, and no two alike', () => {
  const taken: { nickname: string }[] = [];
  for (let count = 0; count < 100; count++) taken.push({ nickname: nicknameFor(7, taken) });
  const said = taken.map(({ nickname }) => nickname.split(' ').map((word) => content.bots[word]));
  expect(said.flat()).not.toContain(undefined);
  expect(new Set(said.map(String)).size).toBe(100);
});

/** What a picture says, without what holds it together. */
const toldIn = (drawn: unknown): string =>
  JSON.stringify(drawn, (key, value) => (key.startsWith('_') || typeof value === 'function' ? undefined : value));

/** 14.5 in English is 14,5 in German, and 1,069 is 1.069: the same digits, so that no number was lost on the way. */
const digitsIn = (text: string): readonly string[] =>
  (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map((number) => number.replace(/[.,]/g, '')).sort();
const linksIn = (text: string): readonly unknown[] =>
  spansOf(text)
    .flatMap(({ to }) => (to === null ? [] : [to]))
    .sort();

describe('the German codex', async () => {
  const [inGerman, inEnglish] = [await loadCodexWords('de'), await loadCodexWords('en')];

  test('has the same entries', () => {
    expect(Object.keys(inGerman).sort()).toEqual([...ENTRY_IDS].sort());
  });

  test.each(ENTRY_IDS)('%s says the same', (id) => {
    const [de, en] = [inGerman[id], inEnglish[id]];
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
    for (const field of ['what', 'number', 'myth'] as const)
      if (isSentence(en[field] ?? '')) expect(de[field], field).not.toBe(en[field]);
    expect(linksIn(`${de.what} ${de.myth ?? ''}`)).toEqual(linksIn(`${en.what} ${en.myth ?? ''}`));
    expect(de.what).toMatch(/^[A-ZÄÖÜ].*[.]$/);
    expect(de.title.length).toBeLessThan(36);
    expect(de.what.split(' ').length, 'two or three short sentences').toBeLessThan(75);
    const drawn = toldIn(PICTURES[id](de.labels));
    expect(de.labels).toHaveLength(en.labels.length);
    expect(
      de.labels.filter(
        (label, place) =>
          label.length > 32 ||
          (!drawn.includes(label) && toldIn(PICTURES[id](en.labels)).includes(en.labels[place] ?? '')),
      ),
    ).toEqual([]);
  });

  test('has the same numbers', () => {
    for (const id of ENTRY_IDS) {
      const german = digitsIn(inGerman[id].number);
      for (const digits of digitsIn(inEnglish[id].number)) expect(german, `${id}: ${digits}`).toContain(digits);
    }
  });

  test('writes the names of products as they write themselves, also behind a colon', () => {
    const told = (words: object) => JSON.stringify(words);
    const names = new Set(told(inEnglish).match(/\b[a-z]+[A-Z]\w+/g));
    expect(names).toContain('gVisor');
    const raised = [...names].map((name) => name.charAt(0).toUpperCase() + name.slice(1));
    expect(raised.filter((name) => new RegExp(`\\b${name}\\b`).test(told(inGerman)))).toEqual([]);
  });

  test('is found by its own titles and by the English words of the field', () => {
    for (const id of ENTRY_IDS) expect(find(inGerman[id].title, inGerman).slice(0, 3), id).toContain(id);
    expect(find('vmotion', inGerman)[0]).toBe('live-migration');
    expect(find('HPA', inGerman)[0]).toBe('autoscaler');
    expect(find('Kaltst', inGerman)[0]).toBe('cold-start');
  });
});
