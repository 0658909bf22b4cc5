/** The campaign's racks: every bay of the table, filled where there is a level; and the address on the wall. */
import { expect, test } from 'vitest';
import { chaptersOf, nextBay, sideBays } from '../../../client/screens/levels/campaign.ts';
import { typed } from '../../../client/screens/lobby/address.ts';
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import { shipped } from '../../support/content.ts';

const levels = loadCatalogue(shipped).scenarios.filter((scenario) => scenario.kind === 'level');

test('six chapters and the shelf hold every bay once, and every level of the content has one', () => {
  const chapters = chaptersOf(levels, {});
  expect(chapters).toHaveLength(6);
  const bays = [...chapters.flatMap((chapter) => chapter.bays), ...sideBays(levels, {})];
  expect(new Set(bays.map((bay) => bay.number)).size).toBe(bays.length);
  expect(bays.filter((bay) => bay.level !== null)).toHaveLength(levels.length);
});

test('three side levels stand on the shelf, keep their stars and are never what comes next', () => {
  expect(sideBays(levels, {}).map((bay) => bay.number)).toEqual(['S.1', 'S.2', 'S.3']);
  const level = { ...levels[0], id: 's-1', number: 'S.1', chapter: 0 } as (typeof levels)[number];
  const won = { 's-1': { stars: 2, profitMicroCents: 0 } };
  expect(sideBays([level], won)[0]).toMatchObject({ number: 'S.1', level: { id: 's-1' }, stars: 2 });
  expect(nextBay(chaptersOf([level], {}))).toBeUndefined();
});

test('next is the first open level without a star, then the first that lacks one, then none', () => {
  const [first, second] = levels.map((level) => level.id) as [string, string];
  const best = (stars: number) => ({ stars, profitMicroCents: 0 });
  expect(nextBay(chaptersOf(levels, {}))?.level?.id).toBe(first);
  expect(nextBay(chaptersOf(levels, { [first]: best(1) }))?.level?.id).toBe(second);
  const all = (stars: number) => Object.fromEntries(levels.map((level) => [level.id, best(stars)]));
  expect(nextBay(chaptersOf(levels, { ...all(3), [second]: best(2) }))?.level?.id).toBe(second);
  expect(nextBay(chaptersOf(levels, all(3)))).toBeUndefined();
});

test('an address is typed without its scheme, and without a port that a browser adds itself', () => {
  expect(typed('http://192.168.1.20:2567')).toBe('192.168.1.20:2567');
  expect(typed('https://headroom.example')).toBe('headroom.example');
  expect(typed('http://headroom.example:443')).toBe('headroom.example');
});
