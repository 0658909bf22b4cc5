/** What a room plays: where its lesson is, the day of the round under way, and the rounds that are over. */
import type { Hasher } from '../../shared/base/hash.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import { isPlayed, type Stage } from '../../shared/content/lesson.ts';
import { nightSeed, roundSeed } from '../../shared/play/match.ts';
import type { Debrief } from '../../shared/play/story.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { RoundPar } from '../../shared/wire/messages.ts';
import type { Phase } from '../../shared/wire/symbols.ts';
import type { RoomHeader, StoredRound } from '../store/store.ts';
import type { Agenda, AgendaState } from './agenda.ts';
import { Day } from './day.ts';
import type { KeptDay } from './kept.ts';

/** What a match knows of the house. */
export interface Books {
  rulesOf(scenario: string): Rulebook;
  readonly hasher: Hasher;
  readonly catalogue: Catalogue;
  /** The time of day. */
  wallMs(): number;
  /** Micro-cents; null: it cannot be worked out. */
  parOf(round: StoredRound): Promise<number | null>;
}

export class Course {
  agenda: Agenda;
  private underWay: Day | undefined;
  private readonly header: RoomHeader;
  private readonly books: Books;
  private readonly ended: StoredRound[] = [];

  constructor(header: RoomHeader, agenda: Agenda, books: Books) {
    this.header = header;
    this.books = books;
    this.agenda = agenda;
  }

  /** Made when it is asked for: of a room that comes back with its day, a fresh one would be thrown away. */
  get day(): Day {
    this.underWay ??= this.newDay();
    return this.underWay;
  }

  /** `kept`: of the day under way; without, it begins anew. */
  restore(rounds: readonly StoredRound[], kept?: KeptDay): void {
    this.ended.push(...rounds);
    if (kept !== undefined) this.underWay = this.newDay(kept);
  }

  get phase(): Phase {
    return phaseOf(this.agenda.stage, this.day.isNight);
  }
  get isLesson(): boolean {
    return this.agenda.state.lesson !== '';
  }
  /** Where the stage under way stops its round. */
  get endTick(): number {
    const { stage } = this.agenda;
    const isPart = stage?.kind === 'play' && stage.until < 1 && !this.day.isNight;
    return isPart ? Math.round(stage.until * this.day.endTick) : this.day.endTick;
  }
  get isStageOver(): boolean {
    const { agenda } = this;
    return agenda.isTimeUp || (isPlayed(agenda.stage) && this.day.tick >= this.endTick);
  }

  /** All that were ever played in this room, in their order. */
  get rounds(): readonly StoredRound[] {
    return this.ended;
  }
  /** Of this lesson, without its warm-up. */
  get counted(): readonly StoredRound[] {
    const { firstRound } = this.agenda.state;
    return this.ended.filter(({ round, weight }) => round >= firstRound && weight > 0);
  }
  /** Of the rounds that count, as far as they can be worked out. */
  async pars(): Promise<RoundPar[]> {
    const { counted } = this;
    const found = await Promise.all(counted.map((round) => this.books.parOf(round)));
    return counted.flatMap(({ round }, place) => {
      const microCents = found[place] ?? null;
      return microCents === null ? [] : [{ round, microCents }];
    });
  }
  /** Of the last round that counts, once the class is past it. */
  get debrief(): Debrief | undefined {
    return this.phase === 'play' || this.phase === 'night' ? undefined : this.counted.at(-1)?.debrief;
  }
  /** Whether a stage to come is played: until then logs would tell what others did. */
  get playsAgain(): boolean {
    const { stages, at } = this.agenda.state;
    return stages.slice(at + 1).some(isPlayed);
  }

  /** Comes after the last part of a round that has one. */
  get isNightNext(): boolean {
    const { stage, closesRound } = this.agenda;
    const hasNight = stage?.kind === 'play' && stage.night && this.day.rules.scenario.kind === 'match';
    return hasNight && closesRound && !this.day.isNight;
  }
  rulesIn({ round }: Agenda): Rulebook {
    return this.books.rulesOf(round.scenario);
  }
  /** How many ticks the stage that comes next will play. */
  ticksIn(next: Agenda): number {
    const { stage, round } = next;
    const until = stage?.kind === 'play' ? stage.until : 1;
    const played = round.number === this.agenda.round.number ? this.day.tick : 0;
    return Math.round(until * this.rulesIn(next).endTick) - played;
  }
  get nightSeed(): number {
    return nightSeed(this.seed, 0);
  }

  /** The round under way as it is kept, if this stage is its last. */
  roundOver(lastSeqs: StoredRound['lastSeqs']): StoredRound | undefined {
    const { agenda, day } = this;
    if (!agenda.closesRound) return undefined;
    const { number: round, name } = agenda.round;
    return { round, name, weight: agenda.roundWeight, debrief: day.finish(), log: day.logText(), lastSeqs };
  }

  /** To the next stage. Whether its estates are fresh. */
  enter(agenda: Agenda, over: StoredRound | undefined): boolean {
    if (over !== undefined) this.ended.push(over);
    const isNew = agenda.round.number !== this.agenda.round.number;
    this.agenda = agenda;
    if (isNew) this.underWay = this.newDay();
    return isNew;
  }

  /** The same room and teams from the start. */
  again(state: AgendaState): void {
    this.enter(this.agenda.again(state), undefined);
  }

  private get seed(): number {
    return roundSeed(this.header.seed, this.agenda.round.number);
  }
  private newDay(kept?: KeptDay): Day {
    const { scenario } = this.agenda.round;
    return new Day({ ...this.header, scenario, seed: this.seed }, this.rulesIn(this.agenda), this.books.hasher, kept);
  }
}

export function phaseOf(stage: Stage | undefined, isNight: boolean): Phase {
  if (stage === undefined) return 'lobby';
  if (stage.kind === 'debrief') return 'debrief';
  if (!isPlayed(stage)) return 'talk';
  return isNight ? 'night' : 'play';
}
