/** A room's state as a frame: plain copies, so that nothing on the screen hangs on the decoder's own objects. */
import { readEstate } from '../../shared/wire/estate.ts';
import type { EstateState, RoomState } from '../../shared/wire/state.ts';
import {
  BOARD_FACES,
  FIRST_PAGE,
  PHASES,
  ROOM_MODES,
  SCRIPT_STEPS,
  STAGE_KINDS,
  WALL_PAGES,
  ZOOMS,
} from '../../shared/wire/symbols.ts';
import { botOf } from '../text/content.ts';
import type { Frame } from './source.ts';

/** `seat`: one's own; -1 without one. Parts that are as in the frame before keep their identity. */
export function frameOf(state: RoomState, seat: number, last: Frame | undefined): Frame {
  const seats = cardsOf<Frame['seats'][number]>(state.seats, 'seat').map((card) =>
    card.bot ? { ...card, nickname: botOf(card.nickname) } : card,
  );
  const team = seats.find((card) => card.seat === seat)?.team ?? -1;
  const estate = state.estates?.get(String(team)) as EstateState | undefined;
  return {
    code: state.code,
    mode: ROOM_MODES[state.mode] ?? 'class',
    scenario: state.scenario,
    lesson: state.lesson,
    stages: stagesOf(state, last?.stages ?? []),
    stage: state.stage,
    stageLeft: state.stageLeft,
    spareSeconds: state.spareSeconds,
    bellMs: state.bellMs,
    round: state.round,
    board: BOARD_FACES[state.board] ?? 'shown',
    wall: wallOf(state, last?.wall ?? FIRST_PAGE),
    answered: state.answered,
    event: state.event,
    eventStruck: state.eventStruck,
    phase: PHASES[state.phase] ?? 'lobby',
    paused: state.paused,
    pauseReason: state.pauseReason,
    pace: state.pace,
    tick: state.tick,
    endTick: state.endTick,
    locked: state.locked,
    seatsPerTeam: state.seatsPerTeam,
    teams: cardsOf<Frame['teams'][number]>(state.teams, 'index'),
    seats,
    boards: cardsOf<Frame['boards'][number]>(state.boards, 'index'),
    strike: strikeOf(state),
    monitors: cardsOf<Frame['monitors'][number]>(state.monitors, 'index'),
    view: estate?.purse === undefined ? null : readEstate(estate, state.tick),
  };
}

function wallOf({ wall }: RoomState, last: Frame['wall']): Frame['wall'] {
  const { page, step, zoom, ...rest } = wall.toJSON();
  const named = { page: WALL_PAGES[page] ?? 'start', step: SCRIPT_STEPS[step] ?? 'read', zoom: ZOOMS[zoom] ?? 'rack' };
  const fresh = { ...rest, ...named };
  const isSame = (Object.keys(fresh) as (keyof typeof fresh)[]).every((key) => fresh[key] === last[key]);
  return isSame ? last : fresh;
}

function strikeOf({ strike }: Partial<Pick<RoomState, 'strike'>>): Frame['strike'] {
  if (!strike?.incident) return null;
  const { incident, team, tick } = strike;
  return { incident, team, tick };
}

/** They change when a host rearranges them, once in a while: the same list until then. */
function stagesOf(state: RoomState, last: Frame['stages']): Frame['stages'] {
  const fresh = [...state.stages].map(({ kind, seconds, name }) => ({
    kind: STAGE_KINDS[kind] ?? 'play',
    seconds,
    name,
  }));
  const isSame =
    fresh.length === last.length &&
    fresh.every(
      (one, at) => one.kind === last[at]?.kind && one.seconds === last[at]?.seconds && one.name === last[at]?.name,
    );
  return isSame ? last : fresh;
}

interface Rows {
  forEach(visit: (row: unknown) => void): void;
}

function cardsOf<T extends object>(rows: unknown, key: keyof T): T[] {
  const list: T[] = [];
  (rows as Rows | undefined)?.forEach((row) => {
    list.push((row as { toJSON(): T }).toJSON());
  });
  return list.sort((a, b) => Number(a[key]) - Number(b[key]));
}
