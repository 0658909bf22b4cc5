/** What is put on the wall is found by a program: two plans, the piles of guesses, the question for elsewhere. */
import { expect, test } from 'vitest';
import { contrastOf } from '../../../client/screens/debrief/contrast.ts';
import { pilesOf } from '../../../client/screens/debrief/piles.ts';
import { habitsFor, transferOf } from '../../../client/screens/debrief/script/steps.tsx';
import { debrief as german } from '../../../client/text/de/debrief.ts';
import { debrief as english } from '../../../client/text/en/debrief.ts';
import { u } from '../../../shared/base/random.ts';
import type { Debrief, TeamStory, ToldLoss } from '../../../shared/play/story.ts';
import { CAUSES, type LossReason } from '../../../shared/sim/world.ts';

const STEPS = 20;
function team(index: number, profit: number, capacity: number, losses: TeamStory['losses'] = []): TeamStory {
  const samples = Array.from({ length: STEPS }, (_, step) => ({
    tick: 10 * step,
    profitMicroCents: (profit * step) / STEPS,
    askedPerS: 500,
    capacityPerS: capacity,
    inTimePermille: 1000,
    lost: 0,
    hosts: Math.round(capacity / 100),
  }));
  const ledgerMicroCents = CAUSES.map((cause) =>
    cause === 'revenue' ? profit + capacity : cause === 'rent' ? -capacity : 0,
  );
  return { index, samples, losses, standing: {} as TeamStory['standing'], ledgerMicroCents, remains: {} };
}

test('of results alike, the plans that differ most; the one with more machines first', () => {
  const teams = [team(0, 1000, 600), team(1, 990, 610), team(2, 980, 1800), team(3, 100, 5000)];
  expect(contrastOf(teams)).toEqual({ first: 2, second: 0, alike: true });
  const twins = [team(0, -900, 600), team(1, -900, 600), team(2, 100, 1800)];
  expect(contrastOf(twins), 'two that did the same teach nothing').toEqual({ first: 2, second: 0, alike: false });
  expect(contrastOf(teams.slice(0, 1))).toBeNull();
});

test('nobody is shown for being last while two others came out alike', () => {
  for (let seed = 0; seed < 200; seed++) {
    const draw = (place: number) => u(seed, 'boot', place, 0);
    const upper = Array.from({ length: 5 }, (_, index) =>
      team(index, 1000 + 20 * draw(index), 500 + 1000 * draw(10 + index)),
    );
    const pair = contrastOf([...upper, team(5, -2000, 500 + 3000 * draw(9))]);
    expect([pair?.first, pair?.second], String(seed)).not.toContain(5);
  }
});

test('guesses pile on what was said, with what it took beside them', () => {
  const asked = { min: 2, max: 18, tally: [2, 2, 3, 4, -1], measured: [3, 3, 3, 3, 3] };
  const found = pilesOf(asked);
  expect(found?.piles).toEqual([
    { value: 2, teams: [0, 1] },
    { value: 3, teams: [2] },
    { value: 4, teams: [3] },
  ]);
  expect(found).toMatchObject({ took: [3, 3], under: 2, over: 1, near: 1 });
  expect(pilesOf({ ...asked, tally: [-1, -1] })).toBeNull();
  expect(pilesOf({ ...asked, measured: [] })).toMatchObject({ took: null, under: 0, over: 0, near: 0 });
});

test('every guess is in one pile, however far apart they are', () => {
  for (let seed = 0; seed < 200; seed++) {
    const draw = (place: number) => u(seed, 'boot', place, 0);
    const tally = Array.from({ length: 12 }, (_, place) => Math.round(500 + 5500 * draw(place) ** 3));
    const found = pilesOf({ min: 500, max: 6000, tally, measured: tally.map(() => 1800) });
    expect(found?.piles.flatMap(({ teams }) => teams).sort((a, b) => a - b)).toEqual(tally.map((_, place) => place));
    expect(found?.piles.length).toBeLessThanOrEqual(14);
    for (const { value } of found?.piles ?? []) {
      expect(value).toBeGreaterThanOrEqual(found?.low ?? 0);
      expect(value).toBeLessThanOrEqual(found?.high ?? 0);
    }
  }
});

test('the question for elsewhere and the habits follow from the day', () => {
  const flag = (kind: string) => ({ tick: 1, kind, text: '', incident: 0 });
  expect(transferOf({ flags: [flag('crowd'), flag('rack.dark')] })).toBe('failure');
  expect(transferOf({ flags: [flag('crowd')] })).toBe('crowd');
  expect(transferOf({ flags: [] })).toBe('calm');
  const worth = { microCents: 1e15, paidMicroCents: 0, worstTick: 1, chain: [] };
  const loss = (reason: LossReason): ToldLoss => ({ service: 0, reason, ...worth });
  const story = (...losses: ToldLoss[]) => ({ story: { teams: [team(0, 1, 1, losses)] } as unknown as Debrief });
  expect(habitsFor(story(loss('endpoint.dead')))[0]).toBe('spread');
  expect(habitsFor(story())).toEqual(['idle', 'early', 'room']);
});

test('German has the same words with the same numbers', () => {
  const messages = (part: object, place = ''): Map<string, unknown> => {
    const all = new Map<string, unknown>();
    for (const [key, value] of Object.entries(part) as [string, unknown][]) {
      if (typeof value !== 'object' || value === null) all.set(`${place}.${key}`, value);
      else for (const [inner, message] of messages(value, `${place}.${key}`)) all.set(inner, message);
    }
    return all;
  };
  const [one, other] = [messages(english), messages(german)];
  expect([...other.keys()].sort()).toEqual([...one.keys()].sort());
  for (const [place, message] of one) {
    const said = other.get(place);
    expect(typeof said, place).toBe(typeof message);
    if (typeof message === 'string' && message.split(' ').length > 3) expect(said, place).not.toBe(message);
  }
});
