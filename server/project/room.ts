/** A match as the state of its room. Writes what changed and nothing twice. */
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { World } from '../../shared/sim/world.ts';
import { RoomState, SeatCard, TeamCard } from '../../shared/wire/state.ts';
import { PHASES, ROOM_MODES, TEAM_NAMES, TEAM_SHAPES } from '../../shared/wire/symbols.ts';
import type { Match } from '../rooms/match.ts';
import { BoardProjection, MonitorProjection } from './board.ts';
import { dueAt, EVERYTHING } from './cadence.ts';
import { EstateProjection } from './estate.ts';
import { Views } from './views.ts';

/** What is read of a match; a test brings a world of its own. */
export type Projected = Pick<
  Match,
  'code' | 'header' | 'world' | 'rules' | 'watches' | 'seats' | 'phase' | 'pace' | 'locked' | 'pauseReason' | 'endTick'
>;

export class RoomProjection {
  readonly state: RoomState;
  readonly views: Views;
  private readonly match: Projected;
  private readonly boards: readonly BoardProjection[];
  private readonly monitors: readonly MonitorProjection[];
  private estates: EstateProjection[] = [];
  private beats = 0;
  private shownTick = -1; // the last tick whose estates were shown with everything
  private seenTick = -1;

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

  /** Call once a beat. */
  write(everything = false): void {
    this.beats += 1;
    this.writeRoom();
    this.writeSeats();
    if (this.match.phase !== 'lobby') this.writePlay(everything);
  }

  /** While time stands still, what is shown is brought up to date once and then left alone. */
  private writePlay(everything: boolean): void {
    const { world, rules } = this.match;
    const stands = world.tick === this.seenTick;
    this.seenTick = world.tick;
    if (stands && this.shownTick === world.tick && !everything) return;
    const opens = this.estates.length === 0;
    const due = everything || stands || opens ? EVERYTHING : dueAt(this.beats);
    if (due === EVERYTHING) this.shownTick = world.tick;
    if (opens) this.openEstates(world, rules);
    for (const estate of this.estates) estate.write(world, rules, due);
    if (due.slow) this.writeBoards(world, rules);
  }

  private openEstates(world: World, rules: Rulebook): void {
    this.estates = world.teams.map((team) => new EstateProjection(world, rules, team));
    for (const [index, estate] of this.estates.entries()) {
      this.state.estates.set(String(index), estate.state);
      this.views.openEstate(this.state, index);
    }
  }

  private writeBoards(world: World, rules: Rulebook): void {
    for (const board of this.boards) board.write(world);
    const { watches, pace } = this.match;
    for (const [index, monitor] of this.monitors.entries()) monitor.write(world, rules, watches[index], pace);
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
      locked: match.locked,
    });
  }

  /** Also as somebody comes in: the first thing a client gets has its own card in it. */
  writeSeats(): void {
    const { seats } = this.state;
    for (const seat of this.match.seats) {
      const key = String(seat.seat);
      const { nickname, team, duty } = seat;
      const shown = { nickname, team, duty, connected: seat.session !== '' };
      const card = seats.get(key);
      if (card !== undefined) assign(card, shown);
      else seats.set(key, Object.assign(new SeatCard(), { seat: seat.seat, bot: false, ...shown }));
    }
    if (seats.size === this.match.seats.size) return;
    for (const key of [...seats.keys()]) if (this.match.seats.get(Number(key)) === undefined) seats.delete(key);
  }
}

function newRoomState({ code, header }: Projected): RoomState {
  const state = new RoomState();
  const { mode, scenario, content, seatsPerTeam, teams } = header;
  assign(state, { code, mode: ROOM_MODES.indexOf(mode), scenario, content, seatsPerTeam });
  for (let index = 0; index < teams; index++) {
    const name = TEAM_NAMES[index % TEAM_NAMES.length] as string;
    const card = Object.assign(new TeamCard(), { index, name, shape: index % TEAM_SHAPES.length });
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
