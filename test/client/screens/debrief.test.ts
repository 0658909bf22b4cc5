/** The figures of a debrief: lines on one axis, labels apart, cents that add up, moments that compare. */
import { expect, test } from 'vitest';

import { dodge, niceStep, profitAt, profitScale, toldLosses } from '../../../client/screens/debrief/curves.ts';
import { flagsOf } from '../../../client/screens/debrief/flags.ts';
import { linksOf } from '../../../client/screens/debrief/loss-links.ts';
import { lossNear, momentsOf } from '../../../client/screens/debrief/moments.ts';
import { lacksOf } from '../../../client/screens/debrief/stars-earned.tsx';
import { demandOf } from '../../../client/text/content.ts';
import { roundedToSum } from '../../../shared/base/rounded.ts';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { Debrief, TeamStory } from '../../../shared/play/story.ts';
import { estateOf } from '../scenes/estate.ts';

const dollars = (value: number) => value * MICRO_CENTS_PER_DOLLAR;

function team(index: number, profits: readonly number[]): TeamStory {
  const samples = profits.map((profit, place) => ({
    tick: place * 100,
    profitMicroCents: dollars(profit),
    askedPerS: 0,
    capacityPerS: 0,
    inTimePermille: 1000,
    lost: 0,
    hosts: 1,
  }));
  return { index, samples, losses: [], standing: {} as TeamStory['standing'], ledgerMicroCents: [], remains: {} };
}

const debrief = (teams: TeamStory[], events: Debrief['events'] = []): Debrief => ({
  scenario: 'launch-day',
  endTick: 900,
  nightEndTick: 0,
  teams,
  events,
  medals: [],
  stars: -1,
  hash: '',
});

test('what went to copies that did not answer has one of them as its root, whatever else was full', () => {
  const codes = ['service.losing', 'service.dead_endpoints', 'pod.hung', 'service.queue', 'service.limited'] as const;
  const chain = codes.map((code) => ({ code, subject: 1, numbers: {} }));
  const root = (reason: 'endpoint.dead' | 'capacity.limit') =>
    linksOf({ service: 0, reason, microCents: 1, paidMicroCents: 0, worstTick: 1, chain }).at(-1)?.code;
  expect([root('endpoint.dead'), root('capacity.limit')]).toEqual(['pod.hung', 'service.limited']);
});

test('rounded cents add up to the rounded sum, and only the most wronged change', () => {
  expect(roundedToSum([0.4, 0.4, 0.4])).toEqual([1, 0, 0]);
  expect(roundedToSum([0.6, 0.6, 0.6])).toEqual([0, 1, 1]);
  for (const values of [
    [1.25, 2.5, -3.75, 0.49],
    [10.49, 10.49, 10.49],
    [-0.5, -0.5, -0.5, -0.5],
  ]) {
    const rounded = roundedToSum(values);
    expect(rounded.reduce((sum, one) => sum + one, 0)).toBe(Math.round(values.reduce((sum, one) => sum + one, 0)) + 0);
    for (const [place, value] of values.entries())
      expect(Math.abs((rounded[place] ?? 0) - value)).toBeLessThanOrEqual(1);
  }
});

test('labels keep their distance, their order and the frame', () => {
  const placed = dodge([10, 11, 12, 95], 20, 100);
  for (const [place, at] of placed.entries()) {
    expect(at).toBeLessThanOrEqual(100);
    if (place > 0) expect(at - (placed[place - 1] ?? 0)).toBeGreaterThanOrEqual(20);
  }
  expect(dodge([10, 50, 90], 20, 100)).toEqual([10, 50, 90]);
});

test('axis steps are 1, 2 or 5 times a power of ten, with zero among them', () => {
  expect([0.3, 3, 12, 45, 70].map(niceStep)).toEqual([0.5, 5, 20, 50, 100]);
  const scale = profitScale([team(0, [0, 120, -430])]);
  expect(scale.steps).toContain(0);
  expect(scale.low).toBeLessThanOrEqual(dollars(-430));
  expect(scale.high).toBeGreaterThanOrEqual(dollars(120));
  const short = profitScale([team(0, [0, -0.4, -0.6])]); // a day that was ended after half a minute
  const labels = short.steps.map((step) => Math.round(step / MICRO_CENTS_PER_DOLLAR));
  expect(new Set(labels).size, 'no two labels alike').toBe(labels.length);
});

test('a curve holds its value between samples', () => {
  const { samples } = team(0, [0, 10, 30]);
  expect([0, 99, 100, 150, 500].map((tick) => profitAt(samples, tick) / MICRO_CENTS_PER_DOLLAR)).toEqual([
    0, 0, 10, 10, 30,
  ]);
});

const book = estateOf('4-4').rules;

test('an incident is one flag for all teams, told by its kind, and its own victims have none', () => {
  const struck = (index: number) =>
    ({
      tick: 300,
      team: index,
      kind: 'incident.struck',
      subject: 0,
      detail: -1,
      incident: 'host.dies',
      target: 'h1',
    }) as const;
  const failed = (tick: number) =>
    ({ tick, team: 1, kind: 'host.failed', subject: 7, detail: 0, incident: '', target: '' }) as const;
  const story = debrief([team(0, [0]), team(1, [0])], [struck(0), struck(1), failed(301), failed(500)]);
  expect(flagsOf(story, 1, book).map(({ tick, kind }) => [tick, kind])).toEqual([
    [300, 'host.dies'],
    [500, 'failed'],
  ]);
  expect(flagsOf(story, 0, book).map(({ tick }) => tick)).toEqual([300]);
});

test('of several crowds in a day each says to what it came', () => {
  const came = (tick: number, subject: number, target: string) =>
    ({ tick, team: 0, kind: 'incident.struck', subject, detail: -1, incident: 'crowd', target }) as const;
  const story = debrief([team(0, [0])], [came(100, 0, 'busy-home'), came(200, 1, 'busy-pay'), came(300, 2, '')]);
  expect(flagsOf(story, 0, book).map(({ text }) => text)).toEqual([
    'a crowd comes: Busy home',
    'a crowd comes: Busy pay',
    'a crowd comes',
  ]);
  expect(demandOf('invoices', estateOf('1-1').rules), 'as it stands on the floor').toBe('invoices');
});

test('a moment compares who felt a strike with who rode it out', () => {
  const story = debrief([team(0, [0, 10, 20, 30, 40, 50, 60]), team(1, [0, 10, 20, 30, 5, 0, -20])]);
  const [moment] = momentsOf(story, [{ tick: 300, kind: 'rack.dark', text: '', incident: 0 }]);
  expect(moment?.felt).toEqual({ team: 1, microCents: dollars(-50) });
  expect(moment?.rode).toEqual({ team: 0, microCents: dollars(30) });
  expect(
    momentsOf(debrief([team(0, [0, 1])]), [{ tick: 0, kind: 'crowd', text: '', incident: 0 }])[0]?.felt,
  ).toBeNull();
});

test('the loss of a moment is the one that was worst then, and what costs nothing is not told', () => {
  const loss = (worstTick: number, cost: number, reason = 'late') =>
    ({ service: 0, reason, microCents: dollars(cost), worstTick, chain: [] }) as const;
  const paidBack = loss(600, 70, 'credited'); // for ten minutes, at their end
  const losses = [loss(800, 90), paidBack, loss(350, 40), loss(310, 0.1)];
  const told = { ...team(0, [0]), losses } as unknown as TeamStory;
  expect(lossNear(told, 300)?.microCents).toBe(dollars(40));
  expect(lossNear(told, 0)).toBeUndefined();
  expect(toldLosses(told)).toHaveLength(3);
});

test('what falls short of a star by less than a dollar and a tenth of a percent says by how little', () => {
  const { rules } = estateOf('1-1');
  const { profitDollars, inTimeShare } = rules.scenario.stars![0]!;
  const lacking = (less: number, share: number) => {
    const standing = { inTimeShare: inTimeShare - share, survivableMinutes: 0 } as TeamStory['standing'];
    const own = { ...team(0, [0]), standing, ledgerMicroCents: [dollars(profitDollars - less)] };
    return lacksOf({ ...debrief([own]), stars: 0 }, own, rules);
  };
  expect(lacking(0.3, 0.0002)).toEqual([
    'Profit $60 or more: $59.70',
    expect.stringMatching(/93.% or more: 92\.98.%$/),
  ]);
  expect(lacking(12, 0.02)[0]).toBe('Profit $60 or more: $48');
});
