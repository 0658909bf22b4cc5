/** Autopilots: all that they do lies in the first minute, and the best of them is found by what it has beyond half of par. */
import { expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { autopilotBot, autopilotsOf } from '../../shared/play/autopilots.ts';
import { bestAutopilots, type Outcome } from '../../shared/play/balance.ts';
import { humanHands } from '../../shared/play/bot.ts';
import { newDriver } from '../../shared/play/driver.ts';
import { playTick } from '../../shared/play/match.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';

const catalogue = loadContent();

test('an autopilot buys its servers and sets every stateless deployment to scale itself, with the hands of a person', () => {
  const driver = newDriver(catalogue, 'launch-day', 1, 1);
  const { rules, world } = driver;
  const lastTick = 60 * rules.scenario.pace;
  const hands = [humanHands(autopilotBot({ servers: 3, targetCpuPercent: 50 }), lastTick)];
  while (world.tick < lastTick) playTick(driver, hands, []);
  const [team] = world.teams;
  const owned = rules.scenario.hosts.length;
  expect(team?.hosts.length).toBe(owned + 3);
  const isKept = (service: number) => rules.services[service]?.stateful === true;
  for (const { service, maxReplicas, targetCpuPercent } of team?.deployments ?? []) {
    expect([maxReplicas, targetCpuPercent]).toEqual(isKept(service) ? [0, 0] : [30, 50]);
  }
});

test('where there is no autoscaler to set, or no room for a server, there is no autopilot', () => {
  const of = (id: string) => autopilotsOf(compileRulebook(catalogue, id));
  expect(of('rack-down')).toEqual([]);
  expect(Math.max(...of('launch-day').map(({ servers }) => servers))).toBe(8);
  expect(Math.max(...of('launch-day-explorer').map(({ servers }) => servers)), 'six slots, three taken').toBe(3);
});

test('the best autopilots are those that have most beyond half of par', () => {
  const all = [2, 4, 6].map((servers) => ({ servers, targetCpuPercent: 60 }));
  const rest = { stars: 0, nightDollars: 0, inTimeShare: 1, firstLossSeconds: null, ledgerMicroCents: [] };
  const outcomes: Outcome[] = [1, 2].flatMap((seed) => [
    { kind: 'plan', plan: 'reference', seed, profitDollars: 100 * seed, ...rest },
    ...all.map((one, nth): Outcome => {
      const profitDollars = [10, 90, 40][nth] ?? 0;
      return { kind: 'static', plan: autopilotBot(one).name, seed, profitDollars, ...rest };
    }),
  ]);
  expect(bestAutopilots(outcomes, all, 2).map(({ servers }) => servers)).toEqual([4, 6]);
});
