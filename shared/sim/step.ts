/**
 * One second of the game, read as a recipe. It depends on the world, the rulebook and the entries of this tick, and on
 * nothing else: no clock, no chance but the keyed kind, no I/O. It changes the world it is given; who needs the past
 * restores it from a snapshot first.
 */
import { type Entry, obeyEntries, type Result } from './entries.ts';
import type { Outcome } from './events.ts';
import type { Rulebook } from './rulebook.ts';
import { answerRequests } from './systems/answers.ts';
import { scaleDeployments } from './systems/autoscaler.ts';
import { drawPower, payBills } from './systems/billing.ts';
import { shareCpu } from './systems/cpu.ts';
import { drawDemand } from './systems/demand.ts';
import { reconcileDeployments } from './systems/deployments.ts';
import { strikeIncidents } from './systems/incidents.ts';
import { advanceLives } from './systems/lifecycle.ts';
import { offerLoad } from './systems/load.ts';
import { fillMemory } from './systems/memory.ts';
import { moveVms } from './systems/migration.ts';
import { watchNodes } from './systems/nodes.ts';
import { watchObjectives } from './systems/objectives.ts';
import { probePods } from './systems/probes.ts';
import { schedulePods } from './systems/scheduler.ts';
import type { World } from './world.ts';

type System = (world: World, rules: Rulebook, out: Outcome) => void;

/** The recipe, in order. Named, so that a benchmark can say where the time goes. */
export const STEP_SYSTEMS: readonly (readonly [string, System])[] = [
  ['drawDemand', drawDemand], // how many requests want an answer, and what the forecast says
  ['strikeIncidents', strikeIncidents], // announced trouble, and wear
  ['watchNodes', watchNodes], // who has not been heard of, and whose pods must go
  ['probePods', probePods], // who hangs, who is ready
  ['scaleDeployments', scaleDeployments], // how many pods an autoscaler declares
  ['reconcileDeployments', reconcileDeployments], // as many pods as declared
  ['schedulePods', schedulePods], // filter, score, bind
  ['advanceLives', advanceLives], // deliveries, installs, boots, pulls, starts, HA restarts
  ['moveVms', moveVms], // copies over the links, round by round
  ['offerLoad', offerLoad], // who is asked, and for how much CPU
  ['shareCpu', shareCpu], // before memory: a throttled container still holds its pages
  ['answerRequests', answerRequests], // in time, late or lost, each exactly once
  ['fillMemory', fillMemory], // OOM kills, node pressure
  ['drawPower', drawPower], // watts by use
  ['payBills', payBills], // rent, licences, the building
  ['watchObjectives', watchObjectives], // what stars and medals count
];

export function step(world: World, rules: Rulebook, entries: readonly Entry[], out: Outcome): Result[] {
  world.tick += 1;
  const results = obeyEntries(world, rules, entries, out); // what people and bots asked for, accepted or refused
  for (const [, system] of STEP_SYSTEMS) system(world, rules, out);
  return results;
}
