/** Taking in whoever asks for a VM, as the search does, on the levels that have such tenants. */
import { expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { humanHands, idleBot } from '../../shared/play/bot.ts';
import { newDriver } from '../../shared/play/driver.ts';
import { playTick } from '../../shared/play/match.ts';
import { NOTHING_IN_MIND, pursuer } from '../../shared/play/pursuit.ts';
import { houseTenants } from '../../shared/play/tenants.ts';
import { causeMicroCents } from '../../shared/sim/ledger.ts';
import type { Team } from '../../shared/sim/world.ts';

const catalogue = loadContent();

/** A day of somebody who does nothing else. */
function housed(level: string, seed: number) {
  const driver = newDriver(catalogue, level, seed, 1);
  const bot = pursuer(idleBot, driver.rules, NOTHING_IN_MIND);
  bot.take(houseTenants(undefined), true);
  const hands = [humanHands(bot)];
  const seqs: number[] = [];
  const team = driver.world.teams[0] as Team;
  let most = 0; // of their VMs at a time
  const theirs = () => team.vms.filter(({ service }) => driver.rules.services[service]?.application === -1).length;
  while (driver.world.tick < driver.rules.endTick) {
    playTick(driver, hands, seqs);
    most = Math.max(most, theirs());
  }
  return { team, most, left: theirs() };
}

test('tenants of the lab get their VMs, pay for them, and leave nothing behind', () => {
  const { team, most, left } = housed('1-2', 1);
  expect(team.contracts.filter(({ state }) => state === 'ended').length).toBeGreaterThan(2);
  expect(causeMicroCents(team, 'contract')).toBeGreaterThan(0);
  expect(most).toBeGreaterThan(0);
  expect(left).toBeLessThan(most);
});

test('where there is no room they go again', () => {
  const { most, team } = housed('1-3', 1);
  expect(team.contracts.length).toBeGreaterThan(5);
  expect(most).toBeLessThan(2); // the tower alone has room, for one
  expect(team.contracts.filter(({ state }) => state === 'lost').length).toBeGreaterThan(3);
});
