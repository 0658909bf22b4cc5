/** Changes worth asking about: what a class proposes when it looks back. Each is one thing that a team could have done. */
import type { OtherWay } from '../../../shared/play/other-day.ts';
import type { Debrief } from '../../../shared/play/story.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import type { World } from '../../../shared/sim/world.ts';
import type { Done } from './reel.ts';

/** Early enough for a boot, a pull or a lorry to have made a difference (our choice). */
export const EARLIER_TICKS = 300;
/** Orders that put something in place before it is needed: only of these is "earlier" a plan. */
const EARLIER: ReadonlySet<string> = new Set([
  'order',
  'scale',
  'deploy',
  'setAutoscaler',
  'setSpread',
  'setResources',
]);
/** Orders to choose from in one list: more are not read. */
const ORDERS_MAX = 60;

export interface Struck {
  readonly incident: number; // place in the schedule
  readonly kind: string;
  readonly tick: number;
}

/** What struck by day, once for all teams: the Night has a schedule of its own. */
export function struckIn({ events, endTick }: Pick<Debrief, 'events' | 'endTick'>): readonly Struck[] {
  const struck = new Map<number, Struck>();
  for (const { kind, tick, subject, incident } of events) {
    if (kind !== 'incident.struck' || tick > endTick || struck.has(subject)) continue;
    struck.set(subject, { incident: subject, kind: incident, tick });
  }
  return [...struck.values()];
}

/** A team's orders that can be left out, the newest of many. */
export const ordersOf = (orders: readonly Done[], team: number): readonly Done[] =>
  orders.filter((one) => one.team === team).slice(-ORDERS_MAX);

export const canBeEarlier = ({ command, tick }: Done): boolean => EARLIER.has(command.verb) && tick > 1;
export const earlier = ({ tick, seat, seq }: Done): OtherWay => ({
  do: 'earlier',
  tick,
  seat,
  seq,
  toTick: Math.max(1, tick - EARLIER_TICKS),
});
export const without = ({ tick, seat, seq }: Done): OtherWay => ({ do: 'withoutOrder', tick, seat, seq });

/**
 * One machine more from the first second: of the model, platform and engine that the team has most of, in a slot that it
 * never used. Null where none is sold or no slot is free.
 */
export function oneHostMore(first: World, team: number, orders: readonly Done[], rules: Rulebook): OtherWay | null {
  const own = first.teams[team];
  if (own === undefined) return null;
  const bought = orders.flatMap(({ team: whose, command }) =>
    whose === team && command.verb === 'order' && command.rack >= 0 ? [command] : [],
  );
  const model = bought[0]?.model ?? commonModel(own.hosts, rules);
  const [platform, runtime] = commonSystem(own.hosts, rules);
  const used = new Set([...own.hosts, ...bought].map(({ rack, slot }) => `${rack}.${slot}`));
  if (model === '') return null;
  const place = freePlace(used, rules);
  if (place === null) return null;
  const system = bought[0] ?? { platform: rules.scenario.installByTemplate ? platform : null, runtime };
  const command: Command = {
    verb: 'order',
    model,
    ...place,
    platform: system.platform,
    runtime: system.platform === null ? null : system.runtime,
  };
  return { do: 'add', tick: 1, command };
}

/** In the rack that has fewest, as one would who thinks of a rack going dark. `used`: "0.3" is rack 0, slot 3. */
function freePlace(used: ReadonlySet<string>, rules: Rulebook): { rack: number; slot: number } | null {
  const racks = rules.scenario.racks.map(({ slots }, rack) => {
    const free = Array.from({ length: slots }, (_, slot) => slot).filter((slot) => !used.has(`${rack}.${slot}`));
    return { rack, slot: free[0], holds: slots - free.length };
  });
  const [best] = racks.filter(({ slot }) => slot !== undefined).sort((a, b) => a.holds - b.holds || a.rack - b.rack);
  return best?.slot === undefined ? null : { rack: best.rack, slot: best.slot };
}

function commonModel(hosts: readonly { readonly model: number }[], rules: Rulebook): string {
  const sold = rules.models.filter((model) => model.sold && model.kind !== 'cloud');
  const counts = sold.map((model) => hosts.filter((host) => rules.models[host.model] === model).length);
  return sold[counts.indexOf(Math.max(...counts))]?.id ?? '';
}

function commonSystem(
  hosts: readonly { readonly platform: number; readonly runtime: number }[],
  rules: Rulebook,
): [string | null, string | null] {
  const host = hosts.find(({ platform }) => platform >= 0);
  if (host === undefined) return [null, null];
  return [rules.platforms[host.platform]?.id ?? null, rules.runtimes[host.runtime]?.id ?? null];
}
