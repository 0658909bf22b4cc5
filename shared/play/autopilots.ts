/**
 * Set-and-forget at its best (09-balance A1): in the first minute some servers are ordered, every deployment that keeps
 * nothing in memory gets an autoscaler and is spread over the racks, and then nobody looks again. A scenario in which that
 * does well asks for no decision after its first minute.
 */
import type { Command } from '../sim/commands/schema.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';
import { type Bot, HANDFUL } from './bot.ts';
import { freeSlots, nodeSystem, serverToBuy } from './buying.ts';

export interface Autopilot {
  readonly servers: number; // ordered
  readonly targetCpuPercent: number; // of the request
}

/** From careful to keen (game choice: what people try). */
const TARGETS_PERCENT = [40, 50, 60, 75];
const SERVERS = [1, 2, 3, 4, 5, 6, 8];
/** One copy may fail; thirty are more than any of our days asks for (game choices). */
const REPLICAS = { least: 2, most: 30 };

/** None where a level offers no autoscaler or sells no server. */
export function autopilotsOf(rules: Rulebook): Autopilot[] {
  const { verbs, racks, hosts } = rules.scenario;
  if (!verbs.includes('setAutoscaler') || !verbs.includes('order') || serverToBuy(rules) === undefined) return [];
  const free = racks.reduce((sum, { slots }) => sum + slots, 0) - hosts.length;
  return SERVERS.filter((servers) => servers <= free).flatMap((servers) =>
    TARGETS_PERCENT.map((targetCpuPercent) => ({ servers, targetCpuPercent })),
  );
}

export function autopilotBot({ servers, targetCpuPercent }: Autopilot): Bot {
  let left: Command[] | undefined;
  return {
    name: `${servers} servers, autoscaler ${targetCpuPercent} %`,
    remembers: true,
    decide(view, rules) {
      left ??= [...orders(view, rules, servers), ...settings(view, rules, targetCpuPercent)];
      return left.splice(0, HANDFUL);
    },
  };
}

function orders(view: View, rules: Rulebook, servers: number): Command[] {
  const model = serverToBuy(rules);
  if (model === undefined) return [];
  return freeSlots(view, rules)
    .slice(0, servers)
    .map((place) => ({ verb: 'order', model: model.id, ...place, ...nodeSystem(rules) }));
}

/** All autoscalers before the first spread: a person has twenty presses in this minute. */
function settings({ facts }: View, rules: Rulebook, targetCpuPercent: number): Command[] {
  const own = facts.deployments.filter(({ service }) => rules.services[service]?.stateful === false);
  return [
    ...own.map(
      ({ id, downStabilisationTicks }): Command => ({
        verb: 'setAutoscaler',
        deployment: id,
        minReplicas: REPLICAS.least,
        maxReplicas: REPLICAS.most,
        targetCpuPercent,
        downStabilisationTicks,
      }),
    ),
    ...own.map(({ id }): Command => ({ verb: 'setSpread', deployment: id, over: 'rack' })),
  ];
}
