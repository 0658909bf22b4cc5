import { expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { type Bot, HANDFUL, humanHands } from '../../shared/play/bot.ts';
import { advance, type Driver, newDriver } from '../../shared/play/driver.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import { viewOf } from '../../shared/sim/view.ts';
import type { Team } from '../../shared/sim/world.ts';

const catalogue = loadContent();
const second = catalogue.scenarios.find((scenario) => scenario.id === '4-2')?.pace ?? 0;

/** Plays a bot's hands on level 4.2 for so many real seconds; the commands with their tick. */
function hands(
  decide: (driver: Driver) => Command[],
  realSeconds: number,
  before: (driver: Driver) => void = () => {},
) {
  const driver = newDriver(catalogue, '4-2', 1, 1);
  const team = driver.world.teams[0] as Team;
  const bot: Bot = { name: 'test', decide: () => decide(driver) };
  const own = humanHands(bot);
  const sent: { tick: number; command: Command }[] = [];
  for (let tick = 0; tick < realSeconds * second; tick++) {
    before(driver);
    for (const command of own.act(viewOf(driver.world, team), driver.rules)) {
      sent.push({ tick: driver.world.tick, command });
      driver.queue.push({ kind: 'command', team: 0, seat: 0, seq: sent.length, command });
    }
    advance(driver);
  }
  return sent;
}

/** A change of the number of web pods that is never the one that is there. */
const change = (driver: Driver): Command => {
  const web = driver.world.teams[0]?.deployments[0];
  return { verb: 'scale', deployment: web?.id ?? 0, replicas: (web?.replicas ?? 0) === 6 ? 7 : 6 };
};

test('BT1 a command leaves 20 real seconds after its reason was seen', () => {
  let seen = -1;
  const sent = hands((driver) => {
    if (driver.world.tick < 50) return [];
    if (seen < 0) seen = driver.world.tick;
    return [change(driver)];
  }, 30);
  expect(seen).toBe(50);
  expect(sent[0]?.tick).toBe(50 + 20 * second);
});

test('BT2 at most one command a tick, 20 a real minute, and ten planned ahead', () => {
  const flood = (driver: Driver): Command[] => {
    const web = driver.world.teams[0]?.deployments[0]?.id ?? 0;
    return Array.from({ length: 50 }, (_, index) => ({ verb: 'scale', deployment: web, replicas: 1 + (index % 7) }));
  };
  const minutes = (driver: Driver) => Object.assign(driver.world.teams[0] as Team, { operatorMilliMinutes: 60_000 });
  const sent = hands(flood, 180, minutes);
  for (const { tick } of sent) {
    const minute = sent.filter((other) => other.tick > tick - 60 * second && other.tick <= tick);
    expect(minute.length).toBeLessThanOrEqual(20);
    expect(sent.filter((other) => other.tick === tick)).toHaveLength(1);
  }
  const firstLook = sent.filter(({ tick }) => tick < 40 * second);
  expect(firstLook).toHaveLength(HANDFUL);
  expect(sent.length).toBeGreaterThan(3 * HANDFUL);
});

test('BT3 a command that lacks operator minutes waits for them; one that is refused otherwise is dropped', () => {
  let once = false;
  const ask = (driver: Driver): Command[] => {
    if (once) return [];
    once = true;
    const web = driver.world.teams[0]?.deployments[0];
    return [{ verb: 'scale', deployment: web?.id ?? 0, replicas: web?.replicas ?? 0 }, change(driver)];
  };
  const broke = (until: number) => (driver: Driver) => {
    const minutes = driver.world.tick < until * second ? 0 : 60_000;
    Object.assign(driver.world.teams[0] as Team, { operatorMilliMinutes: minutes });
  };
  const sent = hands(ask, 120, broke(50));
  expect(sent).toHaveLength(1); // the first would change nothing
  expect(sent[0]?.tick).toBeGreaterThanOrEqual(50 * second);
  once = false;
  expect(hands(ask, 120, broke(90))).toEqual([]); // after a minute the board has changed
});
