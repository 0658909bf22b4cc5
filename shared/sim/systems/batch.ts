/**
 * Batch work beside everything else: month-end jobs that must be done, and idle CPU that is sold (SPEC BA1–BA5). It runs
 * as a burden of its host (factors.ts): what it asks for is decided here, what it got in this tick is counted here.
 */
import { MICRO_CENTS_PER_DOLLAR } from '../../base/units.ts';
import { type Outcome, say } from '../events.ts';
import { post } from '../ledger.ts';
import type { ModelRule, Rulebook } from '../rulebook.ts';
import { hostCeilingM } from '../tick/factors.ts';
import type { Host, Team, World } from '../world.ts';

/** Sold CPU never fills a host beyond the knee of its queues (Q5). */
const KNEE = 0.75;
/** What was sold comes back this long after others wanted it: a pod's termination grace (K34). */
const YIELD_TICKS = 30;
/** Millicore-seconds in a core's minute. */
const CORE_MINUTE = 60_000;

export function runBatch(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    if (team.batchTakenM === 0 && team.batchLeftMs === 0 && !team.hosts.some(hasBatch)) continue;
    collect(rules, team);
    settle(world, rules, team, out);
    ask(world, rules, team);
  }
}

const hasBatch = (host: Host): boolean => host.batchM > 0 || host.batchWantM > 0;

/** What it got in this tick: month-end work first, the rest was sold. */
function collect(rules: Rulebook, team: Team): void {
  let soldMs = 0;
  for (const host of team.hosts) {
    if (host.state !== 'on') continue; // what ran there is lost with it
    const speed = (rules.models[host.model] as ModelRule).coreSpeed;
    const ours = Math.max(0, Math.min(host.batchM, host.batchWantM - host.slackM));
    team.batchLeftMs = Math.max(0, team.batchLeftMs - ours * speed);
    soldMs += (host.batchM - ours) * speed;
  }
  const { dollarsPerCoreMinute } = rules.economy.batch;
  if (soldMs > 0) post(team, 'batch', (soldMs / CORE_MINUTE) * dollarsPerCoreMinute * MICRO_CENTS_PER_DOLLAR);
}

/** Month-end work that is done, or was not when it was due. */
function settle(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  if (team.batchDueTick === 0) return;
  if (team.batchLeftMs > 0 && world.tick < team.batchDueTick) return;
  const minutes = team.batchLeftMs / CORE_MINUTE;
  if (minutes > 0) {
    const cost = -post(team, 'batch', -minutes * rules.economy.batch.latePerCoreMinute * MICRO_CENTS_PER_DOLLAR);
    say(out, world.tick, team.index, 'batch.late', cost, Math.ceil(minutes));
  } else say(out, world.tick, team.index, 'batch.done');
  team.batchLeftMs = 0;
  team.batchPaceM = 0;
  team.batchDueTick = 0;
}

/** What it asks for in the next tick: its part of the month-end work on every host, and what was sold on the emptiest. */
function ask(world: World, rules: Rulebook, team: Team): void {
  const able = team.hosts.filter((host) => host.state === 'on' && host.platform >= 0 && host.leaseEndTick === 0);
  for (const host of team.hosts) {
    if (host.state === 'on' && host.leaseEndTick === 0) continue;
    host.batchWantM = 0;
    host.batchM = 0;
    host.slackM = 0;
    host.slackYieldTick = 0;
  }
  const monthEndM = team.batchLeftMs > 0 ? Math.min(team.batchPaceM, team.batchLimitM) : 0;
  const allM = able.reduce((sum, host) => sum + hostCeilingM(rules, host), 0);
  const rooms = able.map((host) => {
    const ceilingM = hostCeilingM(rules, host);
    const oursM = allM > 0 ? (monthEndM * ceilingM) / allM : 0;
    const othersM = host.cpuUsedM - host.batchM;
    return { host, oursM, roomM: Math.max(0, KNEE * ceilingM - othersM - oursM) };
  });
  rooms.sort((a, b) => b.roomM - a.roomM || a.host.id - b.host.id);
  let leftM = team.batchTakenM;
  for (const { host, oursM, roomM } of rooms) {
    host.slackM = soldOn(world, host, roomM, Math.min(roomM, leftM));
    leftM = Math.max(0, leftM - host.slackM);
    host.batchWantM = oursM + host.slackM;
    if (host.batchWantM === 0) host.batchM = 0;
  }
}

/** A host that others want gives back what was sold of it, but not at once. */
function soldOn(world: World, host: Host, roomM: number, targetM: number): number {
  if (host.slackM <= roomM) {
    host.slackYieldTick = 0;
    return targetM;
  }
  if (host.slackYieldTick === 0) host.slackYieldTick = world.tick + YIELD_TICKS;
  if (world.tick < host.slackYieldTick) return host.slackM;
  host.slackYieldTick = 0;
  return targetM;
}
