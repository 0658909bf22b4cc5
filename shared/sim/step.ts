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
import { runBatch } from './systems/batch.ts';
import { drawPower, payBills } from './systems/billing.ts';
import { watchBreaches } from './systems/breaches.ts';
import { watchCalls } from './systems/calls.ts';
import { keepContracts } from './systems/contracts.ts';
import { shareCpu } from './systems/cpu.ts';
import { drawDemand } from './systems/demand.ts';
import { reconcileDeployments } from './systems/deployments.ts';
import { runEdges } from './systems/edges.ts';
import { supplyImages } from './systems/images.ts';
import { strikeIncidents } from './systems/incidents.ts';
import { advanceLives } from './systems/lifecycle.ts';
import { loadLinks, openLinks } from './systems/links.ts';
import { offerLoad } from './systems/load.ts';
import { moveMarket } from './systems/market.ts';
import { fillMemory } from './systems/memory.ts';
import { moveVms } from './systems/migration.ts';
import { scaleNodes } from './systems/node-autoscaler.ts';
import { watchNodes } from './systems/nodes.ts';
import { watchObjectives } from './systems/objectives.ts';
import { probePods } from './systems/probes.ts';
import { routeRequests } from './systems/routing.ts';
import { schedulePods } from './systems/scheduler.ts';
import { tendVms } from './systems/vm-care.ts';
import type { World } from './world.ts';

type System = (world: World, rules: Rulebook, out: Outcome) => void;

/** The recipe, in order. Named, so that a benchmark can say where the time goes. */
export const STEP_SYSTEMS: readonly (readonly [string, System])[] = [
  ['drawDemand', drawDemand], // how many requests want an answer, and what the forecast says
  ['strikeIncidents', strikeIncidents], // announced trouble, and wear
  ['watchBreaches', watchBreaches], // what intruders try next
  ['watchNodes', watchNodes], // who has not been heard of, and whose pods must go
  ['probePods', probePods], // who hangs, who is ready
  ['scaleDeployments', scaleDeployments], // how many pods an autoscaler declares
  ['reconcileDeployments', reconcileDeployments], // as many pods as declared
  ['schedulePods', schedulePods], // filter, score, bind
  ['openLinks', openLinks], // a new second on every network card
  ['supplyImages', supplyImages], // builds, pushes, pulls over shared links
  ['scaleNodes', scaleNodes], // machines ordered and given back for the pods that there are
  ['advanceLives', advanceLives], // deliveries, installs, boots, pulls, starts, HA restarts
  ['moveVms', moveVms], // copies over the links, round by round
  ['routeRequests', routeRequests], // which part of the demand comes home
  ['tendVms', tendVms], // clones, evacuations, disks that fill, memory promised twice
  ['offerLoad', offerLoad], // who is asked, and for how much CPU
  ['shareCpu', shareCpu], // before memory: a throttled container still holds its pages
  ['runBatch', runBatch], // work that can wait, for money or because the month ends
  ['answerRequests', answerRequests], // in time, late or lost, each exactly once
  ['loadLinks', loadLinks], // what calls put on each card beside this tick's copies
  ['watchCalls', watchCalls], // who tries again, whose breaker opens
  ['fillMemory', fillMemory], // OOM kills, node pressure
  ['drawPower', drawPower], // watts by use
  ['payBills', payBills], // rent, licences, the building
  ['keepContracts', keepContracts], // tenants ask, pay and leave
  ['runEdges', runEdges], // sites near the users
  ['moveMarket', moveMarket], // where users go
  ['watchObjectives', watchObjectives], // what stars and medals count
];

export function step(world: World, rules: Rulebook, entries: readonly Entry[], out: Outcome): Result[] {
  world.tick += 1;
  const results = obeyEntries(world, rules, entries, out); // what people and bots asked for, accepted or refused
  for (const [, system] of STEP_SYSTEMS) system(world, rules, out);
  return results;
}
