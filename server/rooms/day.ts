/**
 * The world of one match and all that follows from stepping it: story, record, watch, results. Whether the ticks come
 * from a live room or from its log makes no difference here, and so a restored room is the room.
 */
import type { Hasher } from '../../shared/base/hash.ts';
import { TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import { advance, type Driver, driverOf } from '../../shared/play/driver.ts';
import { noteUsage, type UsageHistory } from '../../shared/play/plan/usage.ts';
import { Record } from '../../shared/play/record.ts';
import { snapshot } from '../../shared/play/snapshot.ts';
import { type Debrief, newStory, type Story, tell } from '../../shared/play/story.ts';
import type { CommandEntry, Entry, Result } from '../../shared/sim/entries.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { createWorld } from '../../shared/sim/genesis.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Team, World } from '../../shared/sim/world.ts';
import type { Act } from '../../shared/wire/messages.ts';
import type { RoomHeader } from '../store/store.ts';
import { finale } from './finale.ts';
import type { Beside, DayGrown, DayMark, KeptDay } from './kept.ts';
import { newWatch, noteResult, type TeamWatch } from './watch.ts';

/** What one tick brought, beside the changed world. */
export interface Tick {
  readonly events: readonly SimEvent[];
  readonly results: readonly Result[];
  readonly acts: readonly { team: number; act: Act }[];
  readonly sampled: boolean;
}

export class Day {
  readonly rules: Rulebook;
  readonly story: Story;
  readonly watches: readonly TeamWatch[];
  readonly usages: readonly UsageHistory[]; // by team
  private readonly driver: Driver;
  private readonly record: Record;
  private dayEndTick: number; // -1 before the Night: unknown
  private told: Debrief | undefined;

  /** `kept`: it goes on from there. */
  constructor(header: RoomHeader, rules: Rulebook, hasher: Hasher, kept?: KeptDay) {
    this.rules = rules;
    this.driver = driverOf(rules, kept?.whole.world ?? createWorld(rules, header.seed, header.teams));
    this.driver.onEntries = (tick, entries) => this.record.entries(tick, entries);
    this.story = kept === undefined ? newStory(this.world, rules) : storyOf(kept, rules);
    this.watches = kept?.whole.watches ?? this.world.teams.map(newWatch);
    this.usages = kept?.whole.usages.map((usages) => new Map(usages)) ?? this.world.teams.map(() => new Map());
    this.record = new Record(header, hasher, kept?.grown.rows, kept?.whole.isEnded);
    this.dayEndTick = kept?.whole.dayEndTick ?? -1;
  }

  /** As JSON: what changes with what is kept beside it, and what has grown since the mark. */
  save(mark: DayMark, beside: Beside): { whole: string; grown: DayGrown } {
    const { watches, dayEndTick, story } = this;
    const usages = this.usages.map((usage) => [...usage]);
    const losses = story.teams.map((team) => team.losses);
    const { isEnded } = this.record;
    const rest = { watches, usages, dayEndTick, isEnded, last: story.last, losses, ...beside };
    const grown = {
      samples: story.teams.map((team) => team.samples.slice(mark.samples)),
      events: story.events.slice(mark.events),
      rows: this.record.rowsAfter(mark.rows),
    };
    return { whole: `{"world":${snapshot(this.world)},${JSON.stringify(rest).slice(1)}`, grown };
  }

  get world(): World {
    return this.driver.world;
  }
  get tick(): number {
    return this.driver.world.tick;
  }
  get isNight(): boolean {
    return this.dayEndTick >= 0;
  }
  /** Where the phase under way ends. */
  get endTick(): number {
    const { rules } = this;
    if (this.dayEndTick < 0) return rules.endTick;
    return this.dayEndTick + rules.scenario.night.minutes * TICKS_PER_MINUTE;
  }

  step(entries: readonly Entry[]): Tick {
    if (entries.some((entry) => entry.kind === 'night')) this.dayEndTick = this.tick;
    this.driver.queue.push(...entries);
    const { events, results } = advance(this.driver);
    const sampled = tell(this.story, this.world, this.rules, events);
    this.record.afterTick(this.world);
    for (const [index, usage] of this.usages.entries())
      noteUsage(usage, this.world, this.rules, this.world.teams[index] as Team);
    return { events, results, acts: this.actsOf(entries, results), sampled };
  }

  /** Ends the match here. Again: the same debrief. */
  finish(): Debrief {
    if (this.told === undefined) {
      const hash = this.record.end(this.world);
      const dayEndTick = this.dayEndTick < 0 ? this.tick : this.dayEndTick;
      this.told = finale(this.story, this.world, this.rules, dayEndTick, hash);
    }
    return this.told;
  }

  logText(): string {
    return this.record.text();
  }

  private actsOf(entries: readonly Entry[], results: readonly Result[]): Tick['acts'] {
    const acts: { team: number; act: Act }[] = [];
    for (const result of results) {
      const { team, seat, seq } = result;
      const isIts = (entry: Entry): entry is CommandEntry =>
        entry.kind === 'command' && entry.seat === seat && entry.seq === seq;
      const command = entries.find(isIts)?.command;
      const watch = this.watches[team];
      if (command === undefined || watch === undefined) continue;
      noteResult(watch, this.tick, command.verb, result);
      if (result.ok) acts.push({ team, act: { tick: this.tick, seat, verb: command.verb, command } });
    }
    return acts;
  }
}

/** What it derives from the world at its end is worked out then. */
function storyOf({ whole, grown }: KeptDay, rules: Rulebook): Story {
  const fresh = newStory(whole.world, rules);
  const teams = fresh.teams.map((team, index) => {
    return { ...team, samples: [...(grown.samples[index] ?? [])], losses: [...(whole.losses[index] ?? [])] };
  });
  return { teams, events: [...grown.events], last: whole.last };
}
