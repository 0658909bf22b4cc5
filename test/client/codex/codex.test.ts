/** The codex: every concept of the course has an entry that is whole, and everything that the game says leads to one. */
import { describe, expect, test } from 'vitest';
import { CHAPTER_IDS, ENTRIES, ENTRY_IDS, type EntryId, idsOf, isEntry } from '../../../client/codex/entries.ts';
import { commandOf } from '../../../client/codex/entry.tsx';
import {
  CAUSE_ENTRIES,
  entryOf,
  INCIDENT_ENTRIES,
  LOSS_ENTRIES,
  REFUSAL_ENTRIES,
  THING_ENTRIES,
  THING_KINDS,
  WHY_ENTRIES,
} from '../../../client/codex/links.ts';
import { PICTURES } from '../../../client/codex/picture.tsx';
import { find } from '../../../client/codex/search.ts';
import { SOURCES } from '../../../client/codex/sources.ts';
import { spansOf } from '../../../client/codex/words.ts';
import { codexWords } from '../../../client/text/en/codex-all.ts';
import { INCIDENT_KINDS, VERBS } from '../../../shared/content/schema.ts';
import { REFUSAL_CODES } from '../../../shared/sim/rejections.ts';
import { CAUSES, LOSS_REASONS } from '../../../shared/sim/world.ts';
import { catalogue } from '../../sim/systems/estate.ts';
import { COURSE } from './course.ts';

describe('the course', () => {
  test.each(Object.entries(COURSE))('%s', (_chapter, concepts) => {
    for (const [concept, ids] of Object.entries(concepts)) {
      for (const id of ids.split(' ')) expect(isEntry(id), `${concept}: ${id}`).toBe(true);
    }
  });

  test('lists every entry in one chapter', () => {
    expect(CHAPTER_IDS.flatMap((chapter) => idsOf(chapter)).sort()).toEqual([...ENTRY_IDS].sort());
  });
});

/** What a picture says, without what holds it together. */
const toldIn = (drawn: unknown): string =>
  JSON.stringify(drawn, (key, value) => (key.startsWith('_') || typeof value === 'function' ? undefined : value));

describe('an entry', () => {
  test.each(ENTRY_IDS)('%s is whole', (id) => {
    const { title, what, number, myth = '', labels } = codexWords[id];
    expect(what).toMatch(/^[A-Z].*[.]$/);
    expect(number).toMatch(/^\S.*[.)]$/);
    expect(title.length).toBeLessThan(36);
    expect(what.split(' ').length, 'two or three short sentences').toBeLessThan(75);
    for (const { text, to } of spansOf(what + number + myth)) if (to === null) expect(text).not.toContain('[[');
    const { related, verbs, source } = ENTRIES[id];
    expect(related.filter((one) => !isEntry(one) || one === id)).toEqual([]);
    expect(SOURCES[source].name).not.toBe('');
    expect(verbs.length, 'something one does').toBeGreaterThan(0);
    expect(commandOf(id)).not.toMatch(/^$|\{/);
    for (const label of labels) expect(label.length, label).toBeLessThan(33);
  });

  test('has a picture that uses all its labels', () => {
    for (const id of ENTRY_IDS) {
      const drawn = toldIn(PICTURES[id](codexWords[id].labels));
      const told = codexWords[id].labels.filter((label) => !drawn.includes(label));
      // A gauge shows what is said and leaves out the numbers of the text below.
      if (id !== 'reservations') expect(told, id).toEqual([]);
    }
  });

  test('is done in some scenario of this game', () => {
    const doable = (id: EntryId) =>
      catalogue.scenarios.some((one) => ENTRIES[id].verbs.some((verb) => one.verbs.includes(verb)));
    expect(ENTRY_IDS.filter((id) => !doable(id))).toEqual([]);
  });
});

test('every source is cited', () => {
  const cited = new Set(ENTRY_IDS.map((id) => ENTRIES[id].source));
  expect(Object.keys(SOURCES).filter((id) => !cited.has(id as keyof typeof SOURCES))).toEqual([]);
});

describe('links', () => {
  test('everything that the game says leads to an entry', () => {
    const tables: readonly (readonly [readonly string[], Readonly<Record<string, EntryId>>])[] = [
      [REFUSAL_CODES, REFUSAL_ENTRIES],
      [INCIDENT_KINDS, INCIDENT_ENTRIES],
      [CAUSES, CAUSE_ENTRIES],
      [LOSS_REASONS, LOSS_ENTRIES],
      [THING_KINDS, THING_ENTRIES],
      [Object.keys(WHY_ENTRIES), WHY_ENTRIES],
    ];
    for (const [codes, table] of tables) for (const code of codes) expect(isEntry(table[code] ?? ''), code).toBe(true);
  });

  test('what is unknown leads to what the game is about', () => {
    expect(entryOf({ of: 'entry', id: 'nothing' })).toBe('headroom');
    expect(isEntry(entryOf({ of: 'incident', kind: 'of.tomorrow' }))).toBe(true);
  });

  test('every verb is taught by an entry', () => {
    const taught = new Set(ENTRY_IDS.flatMap((id) => ENTRIES[id].verbs));
    expect(VERBS.filter((verb) => !taught.has(verb))).toEqual([]);
  });
});

describe('search', () => {
  const first = (asked: string) => find(asked, codexWords)[0];
  test('finds by the beginning of a word, by a synonym and by letters in order', () => {
    expect(first('live')).toBe('live-migration');
    expect(first('vmotion')).toBe('live-migration');
    expect(first('lvmig')).toBe('live-migration');
    expect(first('HPA')).toBe('autoscaler');
    expect(first('cold st')).toBe('cold-start');
    expect(find('', codexWords)).toHaveLength(ENTRY_IDS.length);
    expect(find('xyzzy', codexWords)).toEqual([]);
  });
  test('every entry is found by its own title', () => {
    for (const id of ENTRY_IDS) expect(find(codexWords[id].title, codexWords).slice(0, 3), id).toContain(id);
  });
});

test('spans: links and plain text in turn, a link to nowhere as text', () => {
  expect(spansOf('a [[knee|bend]] b')).toEqual([
    { text: 'a ', to: null },
    { text: 'bend', to: 'knee' },
    { text: ' b', to: null },
  ]);
  expect(spansOf('[[nowhere|gone]]')).toEqual([{ text: 'gone', to: null }]);
});
