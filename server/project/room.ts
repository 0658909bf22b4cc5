/** A match as the state of its room. Writes what changed and nothing twice. */
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { World } from '../../shared/sim/world.ts';
import { RoomState, SeatCard, StageCard, StrikeCard, TeamCard, WallCard } from '../../shared/wire/state.ts';
import {
  BOARD_FACES,
  PHASES,
  type Phase,
  ROOM_MODES,
  SCRIPT_STEPS,
  STAGE_KINDS,
  TEAM_SHAPES,
  teamNameOf,
  WALL_PAGES,
  ZOOMS,
} from '../../shared/wire/symbols.ts';
import type { AgendaState } from '../rooms/agenda.ts';
import type { Match } from '../rooms/match.ts';
import type { Staged } from '../rooms/staged.ts';
import { BoardProjection, MonitorProjection } from './board.ts';
import { type Due, dueBetween, EVERYTHING, FACTS } from './cadence.ts';
import { EstateProjection } from './estate.ts';
import { eventOf } from './event.ts';
import { Views } from './views.ts';

/** What is read of a match; a test brings a world of its own. */
export type Projected = Pick<
  Match,
  | 'code'
  | 'header'
  | 'world'
  | 'rules'
  | 'watches'
  | 'seats'
  | 'phase'
  | 'pace'
  | 'pauseReason'
  | 'endTick'
  | 'scenario'
  | 'round'
  | 'agenda'
  | 'stageLeftSeconds'
  | 'spareMs'
  | 'learning'
> & { readonly settings: Pick<Match['settings'], 'locked' | 'board' | 'staged'> };

const NOBODY: ReadonlySet<number> = new Set();

export class RoomProjection {
  readonly state: RoomState;
  readonly views: Views;
  private readonly match: Projected;
  private boards: readonly BoardProjection[];
  private readonly monitors: readonly MonitorProjection[];
  private estates: EstateProjection[] = [];
  private beats = 0;
  private shownTick = -1; // the last tick whose estates were shown with everything
  private seenTick = -1;
  private round = 0;
  private agenda: AgendaState | undefined; // as its stages were written last

  constructor(match: Projected) {
    this.match = match;
    const { teams } = match.header;
    this.views = new Views(teams);
    this.boards = Array.from({ length: teams }, (_, index) => new BoardProjection(index));
    this.monitors = Array.from({ length: teams }, (_, index) => new MonitorProjection(index));
    this.state = newRoomState(match);
    for (const { board } of this.boards) this.state.boards.set(String(board.index), board);
    for (const { monitor } of this.monitors) this.state.monitors.set(String(monitor.index), monitor);
    this.writeRoom();
    this.writeSeats();
  }

  /** When the room has taken the state into its encoder. Only a class has somebody who watches over all. */
  open(): void {
    this.views.openBoards(this.state, this.match.header.mode === 'class');
  }

  /** Brings all up to date, so many beats of 100 ms after the last time; in some teams somebody waits for an answer. */
  write(everything = false, beats = 1, asking: ReadonlySet<number> = NOBODY): void {
    const due = everything ? EVERYTHING : dueBetween(this.beats, this.beats + beats);
    this.beats += beats;
    const { phase, round } = this.match;
    this.writeRoom();
    if (due.middling || phase === 'lobby') this.writeSeats();
    if (round !== this.round) this.forgetRound();
    if (isShown(phase)) this.writePlay(due, asking);
  }

  /** What these teams have and have done: for those who wait for an answer, between two writes of everything. */
  writeTeams(teams: ReadonlySet<number>): void {
    const { world, rules, round } = this.match;
    if (round !== this.round) return;
    for (const index of teams) this.estates[index]?.write(world, rules, FACTS);
  }

  /** While time stands still, what is shown is brought up to date once, with the word that it does, and then left alone. */
  private writePlay(planned: Due, asking: ReadonlySet<number>): void {
    const { world, rules } = this.match;
    const stands = world.tick === this.seenTick || this.match.pauseReason !== '';
    this.seenTick = world.tick;
    if (stands && this.shownTick === world.tick && planned !== EVERYTHING) return;
    const opens = this.estates.length === 0;
    const due = stands || opens ? EVERYTHING : planned;
    if (due === EVERYTHING) this.shownTick = world.tick;
    if (opens) this.openEstates(world, rules);
    for (const [index, estate] of this.estates.entries()) {
      estate.write(world, rules, asking.has(index) ? { ...due, asked: true } : due);
    }
    if (due.slow) this.writeBoards(world, rules);
  }

  /** Fresh estates come with the first tick of their round. */
  private forgetRound(): void {
    this.round = this.match.round;
    for (const index of this.estates.keys()) this.views.closeEstate(this.state, index);
    this.state.estates.clear();
    this.estates = [];
    this.shownTick = -1;
    this.seenTick = -1;
    for (const board of this.boards) board.forgetSpending();
  }

  private openEstates(world: World, rules: Rulebook): void {
    this.estates = world.teams.map((team) => new EstateProjection(world, rules, team));
    for (const [index, estate] of this.estates.entries()) {
      this.state.estates.set(String(index), estate.state);
      this.views.openEstate(this.state, index);
    }
  }

  private writeBoards(world: World, rules: Rulebook): void {
    const { watches, pace, settings } = this.match;
    for (const [index, monitor] of this.monitors.entries()) {
      monitor.write(world, rules, watches[index], pace);
      const board = this.boards[index];
      if (board === undefined) continue;
      board.write(world, settings.board);
      monitor.writeFigures(board.figures);
    }
  }

  private writeRoom(): void {
    const { match } = this;
    assign(this.state, {
      phase: PHASES.indexOf(match.phase),
      paused: match.pauseReason !== '',
      pauseReason: match.pauseReason,
      pace: match.pace,
      tick: match.world.tick,
      endTick: match.endTick,
      locked: match.settings.locked,
      scenario: match.scenario,
      lesson: match.agenda.state.lesson,
      round: match.round,
      board: BOARD_FACES.indexOf(match.settings.board),
      stage: match.agenda.state.at,
      stageLeft: match.stageLeftSeconds,
      spareSeconds: spareSeconds(match.spareMs),
      bellMs: match.agenda.state.bellMs,
      answered: match.learning.answeredAll(match.agenda),
      ...eventOf(match.world, match.phase, match.pace),
    });
    const { wall } = match.settings.staged;
    const { page, step, zoom } = wall;
    const places = { page: WALL_PAGES.indexOf(page), step: SCRIPT_STEPS.indexOf(step), zoom: ZOOMS.indexOf(zoom) };
    assign(this.state.wall, { ...wall, ...places });
    assign(this.state.strike, strikeOf(match.settings.staged));
    if (this.agenda?.stages !== match.agenda.state.stages) this.writeStages();
  }

  private writeStages(): void {
    this.agenda = this.match.agenda.state;
    this.state.stages.splice(0, this.state.stages.length);
    for (const stage of this.agenda.stages) {
      const name = stage.kind === 'play' ? stage.round : '';
      const seconds = Math.round(stage.minutes * 60);
      this.state.stages.push(Object.assign(new StageCard(), { kind: STAGE_KINDS.indexOf(stage.kind), seconds, name }));
    }
  }

  /** Also as somebody comes in: the first thing a client gets has its own card in it. */
  writeSeats(): void {
    const { seats } = this.state;
    for (const seat of this.match.seats) {
      const key = String(seat.seat);
      const { nickname, team, duty } = seat;
      const bot = seat.bot !== '';
      const shown = { nickname, team, duty, bot, connected: bot || seat.session !== '' };
      const card = seats.get(key);
      if (card !== undefined) assign(card, shown);
      else seats.set(key, Object.assign(new SeatCard(), { seat: seat.seat, ...shown }));
    }
    if (seats.size === this.match.seats.size) return;
    const taken = new Set([...this.match.seats].map(({ seat }) => String(seat)));
    for (const key of [...seats.keys()]) if (!taken.has(key)) seats.delete(key);
  }
}

/** So coarse that it stands still while the lesson does what it planned; never more than there is, and two bytes long. */
const SPARE_STEP = 10;
const spareSeconds = (ms: number): number =>
  Math.max(-0x8000 + SPARE_STEP, Math.min(0x7fff, Math.floor(ms / 1000 / SPARE_STEP) * SPARE_STEP));

/** '': none counts down. */
function strikeOf({ strike }: Staged): Pick<StrikeCard, 'incident' | 'team' | 'tick'> {
  const { incident, team, tick } = strike ?? { incident: '', team: -1, tick: 0 };
  return { incident, team, tick };
}

/** A lesson that stops a round to ask shows it as it stands. */
const isShown = (phase: Phase): boolean => phase !== 'lobby';

function newRoomState({ code, header }: Projected): RoomState {
  const state = new RoomState();
  const { mode, scenario, content, seatsPerTeam, teams } = header;
  state.strike = new StrikeCard();
  state.wall = new WallCard();
  assign(state, { code, mode: ROOM_MODES.indexOf(mode), scenario, content, seatsPerTeam });
  for (let index = 0; index < teams; index++) {
    const card = Object.assign(new TeamCard(), { index, name: teamNameOf(index), shape: index % TEAM_SHAPES.length });
    state.teams.set(String(index), card);
  }
  return state;
}

function assign<T extends object>(row: T, values: Partial<T>): void {
  for (const key of Object.keys(values) as (keyof T)[]) {
    const value = values[key] as T[keyof T];
    if (row[key] !== value) row[key] = value;
  }
}
