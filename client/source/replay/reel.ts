/**
 * A match log played through once, with a copy of the world every minute of it: from there on any second is a minute's
 * steps away. The last state is hashed and held against what the log says. Knows no page and no worker.
 */
import type { Hasher } from '../../../shared/base/hash.ts';
import { TICKS_PER_MINUTE } from '../../../shared/base/units.ts';
import type { Catalogue } from '../../../shared/content/catalogue.ts';
import { type Told, toldBy } from '../../../shared/play/counterfactual.ts';
import { advance, type Driver, driverOf, newDriver } from '../../../shared/play/driver.ts';
import { LogError, type MatchLog } from '../../../shared/play/log.ts';
import { type Meant, meantBy } from '../../../shared/play/same-hands.ts';
import { hashWorld, restore, snapshot } from '../../../shared/play/snapshot.ts';
import { type Debrief, debriefOf, newStory, tell } from '../../../shared/play/story.ts';
import type { Entry, Result } from '../../../shared/sim/entries.ts';
import type { SimEvent } from '../../../shared/sim/events.ts';
import type { World } from '../../../shared/sim/world.ts';

/** A copy this often: at 10 teams 0.4 MB each, and a second of any minute is found in 20 ms (both measured). */
const COPY_EVERY_TICKS = 60;
/** Of all copies, in characters: with many teams every second minute, or every fourth, has to do. */
const COPIES_MAX_CHARS = 96_000_000;

/** An order that was carried out. */
export interface Done {
  readonly tick: number;
  readonly team: number;
  readonly seat: number;
  readonly seq: number;
  readonly command: Extract<Entry, { kind: 'command' }>['command'];
}

export interface Played {
  readonly debrief: Debrief;
  readonly orders: readonly Done[];
  readonly verified: boolean; // the world at the end is the one that the log promises
}

export class Reel {
  readonly told: Told;
  readonly meant = new Map<Entry, Meant>();
  readonly catalogue: Catalogue;
  readonly endTick: number;
  private readonly log: MatchLog;
  private readonly hasher: Hasher;
  private readonly copies = new Map<number, string>();
  private readonly copiesMaxChars: number;
  private copyEvery = COPY_EVERY_TICKS;
  private copiedChars = 0;
  private head: Driver;
  private end: World | undefined;

  /** @throws LogError */
  constructor(log: MatchLog, catalogue: Catalogue, hasher: Hasher, copiesMaxChars = COPIES_MAX_CHARS) {
    const { scenario, seed, teams } = log.header;
    if (!catalogue.scenarios.some(({ id }) => id === scenario)) {
      throw new LogError('log.scenario', 0, `no scenario "${scenario}" here`);
    }
    this.log = log;
    this.hasher = hasher;
    this.copiesMaxChars = copiesMaxChars;
    this.catalogue = catalogue;
    this.told = toldBy(log);
    this.endTick = log.endTick;
    this.head = newDriver(catalogue, scenario, seed, teams);
    const { endTick, scenario: rules } = this.head.rules;
    checkOrder(log, endTick + rules.night.minutes * TICKS_PER_MINUTE);
  }

  get rules() {
    return this.head.rules;
  }
  /** The state at the end, once it was played through. */
  get endWorld(): World | undefined {
    return this.end;
  }

  /** Plays it through, a tick a step. @throws LogError where the log and what comes out part. */
  *play(): Generator<number, Played> {
    const driver = driverOf(this.rules, restore(snapshot(this.head.world)));
    const { world } = driver;
    const story = newStory(world, this.rules);
    const orders: Done[] = [];
    const hashes = new Map(this.log.lines.flatMap((line) => ('hash' in line ? [[line.tick, line.hash]] : [])));
    let dayEndTick = -1;
    this.keep(world);
    while (world.tick < this.endTick) {
      const entries = this.told.entries.get(world.tick + 1) ?? [];
      if (entries.some(({ kind }) => kind === 'night')) dayEndTick = world.tick;
      this.remember(entries, world);
      driver.queue.push(...entries);
      const { events, results } = advance(driver);
      tell(story, world, this.rules, events);
      for (const result of results) if (result.ok) orders.push(doneOf(result, entries, world.tick));
      this.keep(world);
      this.hold(world, hashes.get(world.tick));
      yield world.tick;
    }
    const hash = hashWorld(world, this.hasher);
    this.end = world;
    const debrief = debriefOf(story, world, this.rules, { stars: -1, hash });
    const endTick = dayEndTick < 0 ? world.tick : dayEndTick;
    return { debrief: { ...debrief, endTick }, orders, verified: hash === this.log.endHash };
  }

  /** The world at that second, and what happened in the few seconds before it. */
  at(tick: number, eventsSince: number): { world: World; events: readonly SimEvent[] } {
    const to = Math.max(0, Math.min(tick, this.endTick));
    const events: SimEvent[] = [];
    if (this.head.world.tick > to || to - this.head.world.tick > this.copyEvery) this.head = this.copyBefore(to);
    while (this.head.world.tick < to) {
      this.head.queue.push(...(this.told.entries.get(this.head.world.tick + 1) ?? []));
      const beat = advance(this.head);
      if (this.head.world.tick > eventsSince) events.push(...beat.events);
    }
    return { world: this.head.world, events };
  }

  private copyBefore(tick: number): Driver {
    for (let at = tick; at >= 0; at--) {
      const text = this.copies.get(at);
      if (text !== undefined) return driverOf(this.rules, restore(text));
    }
    throw new Error('the first second is always kept');
  }

  private keep(world: World): void {
    if (world.tick % this.copyEvery !== 0) return;
    const text = snapshot(world);
    this.copies.set(world.tick, text);
    this.copiedChars += text.length;
    if (this.copiedChars > this.copiesMaxChars) this.thin();
  }
  private thin(): void {
    this.copyEvery *= 2;
    for (const [tick, text] of this.copies) {
      if (tick % this.copyEvery === 0) continue;
      this.copies.delete(tick);
      this.copiedChars -= text.length;
    }
  }

  /** What each order is about, while that is there. */
  private remember(entries: readonly Entry[], world: World): void {
    for (const entry of entries) {
      const team = entry.kind === 'command' ? world.teams[entry.team] : undefined;
      if (entry.kind === 'command' && team !== undefined) this.meant.set(entry, meantBy(entry.command, team));
    }
  }

  private hold(world: World, expected: string | undefined): void {
    if (expected === undefined) return;
    const hash = hashWorld(world, this.hasher);
    if (hash === expected) return;
    throw new LogError(
      'log.diverged',
      world.tick,
      `at tick ${world.tick} the world is ${hash}, the log says ${expected}`,
    );
  }
}

function doneOf({ team, seat, seq }: Result, entries: readonly Entry[], tick: number): Done {
  const entry = entries.find((one) => one.kind === 'command' && one.seat === seat && one.seq === seq);
  if (entry?.kind !== 'command') throw new Error('a result belongs to an order of its tick');
  return { tick, team, seat, seq, command: entry.command };
}

/** Checksums can be made by anybody: lines must also come in the order of the day and end with it. */
function checkOrder({ lines }: MatchLog, lastTick: number): void {
  let before = -1;
  for (const line of lines) {
    const isBack = line.tick < before || ('entries' in line && line.tick === before);
    if (isBack) throw new LogError('log.order', line.tick, `tick ${line.tick} comes after tick ${before}`);
    if (line.tick > lastTick) {
      throw new LogError(
        'log.order',
        line.tick,
        `tick ${line.tick} comes after the last tick of this scenario, ${lastTick}`,
      );
    }
    before = line.tick;
  }
}
