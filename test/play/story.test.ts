import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { advance, newDriver } from '../../shared/play/driver.ts';
import { botNamed, playMatch } from '../../shared/play/match.ts';
import { SAMPLE_TICKS } from '../../shared/play/sample.ts';
import { debriefOf, medalsOf, newStory, type Story, tell } from '../../shared/play/story.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import { lossesOf } from '../../shared/sim/explain.ts';
import { causeMicroCents, profitMicroCents } from '../../shared/sim/ledger.ts';
import { type Standing, standingOf } from '../../shared/sim/score.ts';
import { LOSS_REASONS } from '../../shared/sim/world.ts';

const catalogue = loadContent();

/** A match between a bot that plans and nobody, with its story and all that entered it. */
function playTold() {
  const driver = newDriver(catalogue, 'launch-day', 3, 2);
  const story = newStory(driver.world, driver.rules);
  const entered: [tick: number, entries: Entry[]][] = [];
  // playMatch keeps the hook for its recording: without one it is ours.
  driver.onEntries = (tick, entries) => entered.push([tick, [...entries]]);
  const bots = ['lean', 'idle'].map((name) => botNamed(catalogue, name)!);
  playMatch(driver, bots, (beat) => tell(story, driver.world, driver.rules, beat.events));
  return { driver, story, entered };
}

const { driver, story, entered } = playTold();
const debrief = debriefOf(story, driver.world, driver.rules, { stars: -1, hash: '' });

describe('the story of a match', () => {
  test('is the same when the match is played again from what entered it', () => {
    const again = newDriver(catalogue, 'launch-day', 3, 2);
    const told: Story = newStory(again.world, again.rules);
    const entries = new Map(entered);
    while (again.world.tick < again.rules.endTick) {
      again.queue.push(...(entries.get(again.world.tick + 1) ?? []));
      tell(told, again.world, again.rules, advance(again).events);
    }
    expect(told).toEqual(story);
  });

  test('has one time axis for all teams, and ends on what the ledger and the counts say', () => {
    const ticks = debrief.teams.map((team) => team.samples.map((sample) => sample.tick));
    expect(ticks[1]).toEqual(ticks[0]);
    expect(ticks[0]).toHaveLength(driver.rules.endTick / SAMPLE_TICKS);
    for (const [index, team] of driver.world.teams.entries()) {
      const told = debrief.teams[index]!;
      expect(told.samples.at(-1)?.profitMicroCents).toBe(profitMicroCents(team));
      expect(told.ledgerMicroCents.reduce((sum, cents) => sum + cents, 0)).toBe(profitMicroCents(team));
      const lost = told.samples.reduce((sum, sample) => sum + sample.lost, 0);
      expect(Math.abs(lost - standingOf(team).lost)).toBeLessThan(told.samples.length); // whole requests, rounded each time
    }
  });

  test('that is ended between two samples has its last figures in the curve, too', () => {
    const short = newDriver(catalogue, 'launch-day', 3, 2);
    const told = newStory(short.world, short.rules);
    while (short.world.tick < 3 * SAMPLE_TICKS + 4) tell(told, short.world, short.rules, advance(short).events);
    const ended = debriefOf(told, short.world, short.rules, { stars: -1, hash: '' });
    for (const [index, team] of short.world.teams.entries()) {
      const { samples } = ended.teams[index]!;
      expect(samples.map((sample) => sample.tick)).toEqual([10, 20, 30, 34]);
      expect(samples.at(-1)?.profitMicroCents).toBe(profitMicroCents(team));
      expect(told.teams[index]!.samples, 'the story itself may go on').toHaveLength(3);
    }
  });

  test('tells every loss with its chain as it was when it was worst', () => {
    for (const [index, team] of driver.world.teams.entries()) {
      const told = debrief.teams[index]!.losses;
      const ofAnswers = told.filter(({ reason }) => (LOSS_REASONS as readonly string[]).includes(reason));
      expect(ofAnswers.map(({ service, reason, microCents }) => ({ service, reason, microCents }))).toEqual(
        lossesOf(team),
      );
      expect(told.some(({ reason }) => reason === 'credited')).toBe(causeMicroCents(team, 'slaCredit') < 0);
      for (const { numbers } of told.flatMap(({ chain }) => chain.filter(({ code }) => code === 'service.credited'))) {
        expect(numbers.inTimeTenThousandths).toBeLessThanOrEqual(100 * (numbers.belowPercent ?? 0));
        expect(numbers.backPercent).toBeGreaterThan(0);
      }
      expect(told.length, 'this seed hurts').toBeGreaterThan(0);
      for (const loss of told) {
        expect(loss.chain.length).toBeGreaterThan(0);
        expect(loss.worstTick).toBeGreaterThan(0);
      }
    }
  });

  test('remembers what struck', () => {
    expect(debrief.events.some((event) => event.kind === 'incident.struck')).toBe(true);
    expect(debrief.events.some((event) => event.kind === 'command.refused')).toBe(false);
  });
});

describe('medals', () => {
  const standing = (over: Partial<Standing>): Standing => ({
    ...standingOf(driver.world.teams[0]!),
    inTime: 1000,
    inTimeShare: 0.9,
    inTimePerHostHour: 100,
    kwhPerMillionInTime: 50,
    ...over,
  });

  test('go to the best of each measure, ties to the first', () => {
    const teams = [
      { index: 0, standing: standing({ inTimeShare: 0.99 }) },
      { index: 1, standing: standing({ inTimePerHostHour: 200, inTimeShare: 0.99 }) },
      { index: 2, standing: standing({ kwhPerMillionInTime: 20 }) },
    ];
    expect(medalsOf(teams)).toEqual([
      { medal: 'reliable', team: 0, value: 0.99 },
      { medal: 'dense', team: 1, value: 200 },
      { medal: 'green', team: 2, value: 20 },
    ]);
  });

  test('are not won by serving almost nothing', () => {
    const teams = [
      { index: 0, standing: standing({}) },
      { index: 1, standing: standing({}) },
      { index: 2, standing: standing({ inTime: 10, inTimePerHostHour: 900, kwhPerMillionInTime: 1 }) },
    ];
    expect(medalsOf(teams).map((award) => award.team)).toEqual([0, 0, 0]);
  });

  test('stay in their box when nobody answered', () => {
    const teams = [{ index: 0, standing: standing({ inTime: 0 }) }];
    expect(medalsOf(teams).every((award) => award.team === -1)).toBe(true);
  });
});
