/**
 * The same day with one thing changed by somebody who looks back: an order left out or given earlier, a machine more, an
 * incident that stays away. All other orders mean what they meant (SPEC WH7).
 */
import type { Catalogue } from '../content/catalogue.ts';
import type { CommandEntry, Entry } from '../sim/entries.ts';
import type { World } from '../sim/world.ts';
import type { Told } from './counterfactual.ts';
import { advance, newDriver } from './driver.ts';
import { givenTo, type Meant } from './same-hands.ts';

/** One change. `at` is the place of an order in a team's list of orders. */
export type OtherWay =
  | { readonly do: 'withoutIncident'; readonly incident: number } // place in the world's schedule
  | { readonly do: 'withoutOrder'; readonly tick: number; readonly seat: number; readonly seq: number }
  | {
      readonly do: 'earlier';
      readonly tick: number;
      readonly seat: number;
      readonly seq: number;
      readonly toTick: number;
    }
  | { readonly do: 'add'; readonly tick: number; readonly command: CommandEntry['command'] };

export type MeantByEntry = ReadonlyMap<Entry, Meant>;

/** Never announced, due or over; its place in the schedule stays, and so does every other draw of the day. */
const NEVER = 0xffffffff;
const AWAY = { announceTick: NEVER, dueTick: NEVER, endTick: NEVER, happens: false };
/** No seat of a team has it: what is added is nobody's. */
const NOBODY = 63;

/** A step is a tick; the world at the end is the answer. */
export function* otherDayBySteps(
  catalogue: Catalogue,
  told: Told,
  meant: MeantByEntry,
  team: number,
  way: OtherWay,
): Generator<number, World> {
  const driver = newDriver(catalogue, told.scenario, told.seed, told.teams);
  const { world } = driver;
  const away = way.do === 'withoutIncident' ? way.incident : -1;
  const drawn = world.schedule[away];
  if (drawn !== undefined) world.schedule[away] = { ...drawn, ...AWAY };
  let injected = world.schedule.length; // the place of the next incident that an instructor adds
  const entries = new Map([...told.entries].map(([tick, list]) => [tick, [...list]]));
  change(entries, team, way);
  while (world.tick < told.endTick) {
    for (const entry of entries.get(world.tick + 1) ?? []) {
      if (entry.kind === 'inject') driver.queue.push(injected++ === away ? harmless(entry) : entry);
      else if (entry.kind !== 'command') driver.queue.push(entry);
      else {
        const own = world.teams[entry.team];
        const command = own === undefined ? null : givenTo(entry.command, meant.get(entry) ?? [], own);
        if (command !== null) driver.queue.push({ ...entry, command });
      }
    }
    advance(driver);
    yield world.tick;
  }
  return world;
}

function change(entries: Map<number, Entry[]>, team: number, way: OtherWay): void {
  const put = (tick: number, entry: Entry) => entries.set(tick, [entry, ...(entries.get(tick) ?? [])]);
  if (way.do === 'add') put(way.tick, { kind: 'command', team, seat: NOBODY, seq: 1, command: way.command });
  if (way.do !== 'withoutOrder' && way.do !== 'earlier') return;
  const list = entries.get(way.tick) ?? [];
  const isIt = (entry: Entry) =>
    entry.kind === 'command' && entry.team === team && entry.seat === way.seat && entry.seq === way.seq;
  const order = list.find(isIt);
  entries.set(
    way.tick,
    list.filter((entry) => entry !== order),
  );
  if (way.do === 'earlier' && order !== undefined) put(way.toTick, order);
}

function harmless(entry: Extract<Entry, { kind: 'inject' }>): Entry {
  return { kind: 'inject', incident: { ...entry.incident, kind: 'crowd', factor: 1, warningTicks: NEVER, ticks: 0 } };
}
