/**
 * Seats that a plan plays. A team of bots alone is played like a rival; beside people a bot only mends, and never spends
 * (09-balance G). What it does is logged as an order of its seat: a replay does not ask it again.
 */
import type { Catalogue } from '../../shared/content/catalogue.ts';
import { type Bot, type Hands, type HandsMemory, humanHands, idleBot } from '../../shared/play/bot.ts';
import { botNamed } from '../../shared/play/match.ts';
import type { CommandEntry } from '../../shared/sim/entries.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { viewOf } from '../../shared/sim/view.ts';
import type { World } from '../../shared/sim/world.ts';
import type { Orders } from './orders.ts';
import type { Seat, Seats } from './seats.ts';

/** What a mate may do unasked: nothing that costs, places or takes away. */
const CHORES: ReadonlySet<string> = new Set(['repairHost', 'declareDead']);

export interface Played {
  readonly world: World;
  readonly rules: Rulebook;
  readonly seats: Seats;
  readonly orders: Orders;
}

/** What the bots of a team have in mind, as it is kept. */
export interface BotMemory {
  readonly team: number;
  readonly seat: number;
  readonly isAlone: boolean;
  readonly seq: number;
  readonly hands: HandsMemory;
}

interface Own {
  readonly seat: Seat;
  readonly isAlone: boolean;
  readonly hands: Hands;
  seq: number;
}

export class BotHands {
  private readonly catalogue: Catalogue;
  private readonly hands = new Map<number, Own>(); // by team
  private kept: readonly BotMemory[] = []; // of the process before this one

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  /** A new round: nothing is in hand. */
  rest(): void {
    this.hands.clear();
    this.kept = [];
  }

  save(): BotMemory[] {
    return [...this.hands].map(([team, { seat, isAlone, seq, hands }]) => {
      return { team, seat: seat.seat, isAlone, seq, hands: hands.memory() };
    });
  }
  restore(kept: readonly BotMemory[]): void {
    this.kept = kept;
  }

  /** What the bots of all teams order now. */
  act(match: Played): CommandEntry[] {
    return Array.from(crewsWithBots(match.seats), ([index, crew]) => this.actFor(match, index, crew)).flat();
  }

  private actFor(match: Played, index: number, { bot: seat, isAlone }: Crew): CommandEntry[] {
    const team = match.world.teams[index];
    if (team === undefined) return [];
    const own = this.handsOf(match, seat, index, isAlone);
    return own.hands.act(viewOf(match.world, team), match.rules).map((command) => {
      own.seq = Math.max(own.seq, match.orders.lastSeq(seat.seat)) + 1;
      return { kind: 'command', team: index, seat: seat.seat, seq: own.seq, command };
    });
  }

  private handsOf({ rules }: Played, seat: Seat, team: number, isAlone: boolean): Own {
    const known = this.hands.get(team);
    if (known?.seat === seat && known.isAlone === isAlone) return known;
    const bot = botNamed(this.catalogue, planFor(seat.bot, team, rules)) ?? idleBot;
    const hands = humanHands(isAlone ? bot : choresOf(bot));
    const kept = this.kept.find((one) => one.team === team && one.seat === seat.seat && one.isAlone === isAlone);
    if (known === undefined && kept !== undefined) hands.recall(kept.hands);
    const fresh: Own = { seat, isAlone, hands, seq: known === undefined ? (kept?.seq ?? 0) : 0 };
    this.hands.set(team, fresh);
    return fresh;
  }
}

/** A team that a bot plays in. */
interface Crew {
  readonly bot: Seat; // the first
  readonly isAlone: boolean; // or with others of its kind
}

/** One look at the seats for all teams of a beat, in the order of the teams. */
export function crewsWithBots(seats: Iterable<Seat>): Map<number, Crew> {
  const first = new Map<number, Seat>();
  const people = new Set<number>();
  for (const seat of seats) {
    if (seat.bot === '') people.add(seat.team);
    else if (!first.has(seat.team)) first.set(seat.team, seat);
  }
  const inOrder = [...first].sort(([a], [b]) => a - b);
  return new Map(inOrder.map(([team, bot]) => [team, { bot, isAlone: !people.has(team) }]));
}

/** The plan that the seat came with, where this scenario has it; else, in a later round of a lesson, one of its own. */
export function planFor(asked: string, team: number, { scenario: { plans } }: Rulebook): string {
  return plans.includes(asked) ? asked : (plans[team % Math.max(1, plans.length)] ?? idleBot.name);
}

function choresOf(bot: Bot): Bot {
  return {
    name: `${bot.name}: chores`,
    decide: (view, rules) => bot.decide(view, rules).filter(({ verb }) => CHORES.has(verb)),
    notes: () => bot.notes?.() ?? [],
    recall: (notes) => bot.recall?.(notes),
  };
}
