/** "What would have happened with…": a round that is over, played again beside the beats with one thing else. */
import type { Hasher } from '../../shared/base/hash.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import { difference, type Told, toldBy } from '../../shared/play/counterfactual.ts';
import { advance, newDriver } from '../../shared/play/driver.ts';
import { parseLog } from '../../shared/play/log.ts';
import { type MeantByEntry, type OtherWay, otherDayBySteps } from '../../shared/play/other-day.ts';
import { type Meant, meantBy } from '../../shared/play/same-hands.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import { standingOf } from '../../shared/sim/score.ts';
import type { Team, World } from '../../shared/sim/world.ts';
import type { WhatIf } from '../../shared/wire/messages.ts';
import type { StoredRound } from '../store/store.ts';
import { beside } from './ahead.ts';

/** What it takes to play a log again. */
export interface Replayed {
  readonly catalogue: Catalogue;
  readonly hasher: Hasher;
  readonly content: string;
}

interface Past {
  readonly told: Told;
  readonly world: World; // at its end
  readonly meant: MeantByEntry;
}

/** A class asks about the same few moments: so many answers are kept (our choice). */
const KEPT = 64;

export class WhatIfs {
  private readonly played: Replayed;
  private readonly known = new Map<string, Promise<WhatIf>>();
  private past: { readonly round: number; readonly day: Past } | undefined; // the day that was asked about last

  constructor(played: Replayed) {
    this.played = played;
  }

  /** Undefined: too many days are played for answers already. */
  ask(over: StoredRound, team: number, way: OtherWay): Promise<WhatIf> | undefined {
    const key = JSON.stringify([over.round, team, way]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const asked = beside(() => this.play(over, team, way));
    if (asked === undefined) return undefined;
    this.known.set(key, asked);
    asked.catch(() => this.known.delete(key));
    const oldest = this.known.size > KEPT ? this.known.keys().next().value : undefined;
    if (oldest !== undefined) this.known.delete(oldest);
    return asked;
  }

  private *play(over: StoredRound, team: number, way: OtherWay): Generator<number, WhatIf> {
    const { told, world, meant } = yield* this.pastOf(over);
    const other = yield* otherDayBySteps(this.played.catalogue, told, meant, team, way);
    const [was, would] = [world.teams[team] as Team, other.teams[team] as Team];
    const inTimeShare = { was: standingOf(was).inTimeShare, other: standingOf(would).inTimeShare };
    return { ...difference(was, would), inTimeShare };
  }

  /** The day as it was: what it came to, and what each order was about. */
  private *pastOf({ round, log }: StoredRound): Generator<number, Past> {
    if (this.past?.round === round) return this.past.day;
    const { catalogue, hasher, content } = this.played;
    const told = toldBy(parseLog(log, hasher, content));
    const { scenario, seed, teams, endTick } = told;
    const driver = newDriver(catalogue, scenario, seed, teams);
    const { world } = driver;
    const meant = new Map<Entry, Meant>();
    while (world.tick < endTick) {
      const entries = told.entries.get(world.tick + 1) ?? [];
      for (const entry of entries) {
        const team = entry.kind === 'command' ? world.teams[entry.team] : undefined;
        if (entry.kind === 'command' && team !== undefined) meant.set(entry, meantBy(entry.command, team));
      }
      driver.queue.push(...entries);
      advance(driver);
      yield world.tick;
    }
    const day = { told, world, meant };
    this.past = { round, day };
    return day;
  }
}
