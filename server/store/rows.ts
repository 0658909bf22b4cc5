/** Between the rows of the tables and what a room knows of itself. */
import type { Debrief } from '../../shared/play/story.ts';
import type { Pupil } from '../../shared/wire/payloads.ts';
import type { BoardFace, Phase } from '../../shared/wire/symbols.ts';
import { Agenda, type AgendaState, agendaOfMatch } from '../rooms/agenda.ts';
import { NOTHING_STAGED, type Staged } from '../rooms/staged.ts';
import type {
  RoomHeader,
  RoomProgress,
  StoredAnswer,
  StoredNote,
  StoredRoom,
  StoredRound,
  StoredSeat,
} from './store.ts';
import type { AnswerTable, NoteTable, RoomTable, RoundTable, SeatTable } from './tables.ts';

/** `known`: what is written already, by identity; it becomes ''. */
export function rowOfProgress(
  { phase, paused, locked, pace, tick, agenda, stageMs, board, roster, staged }: RoomProgress,
  known?: Pick<RoomProgress, 'agenda' | 'roster' | 'staged'>,
) {
  return {
    phase,
    paused: Number(paused),
    locked: Number(locked),
    pace,
    tick,
    agenda: known?.agenda === agenda ? '' : JSON.stringify(agenda),
    stage_ms: stageMs,
    round: agenda.round.number,
    board,
    roster: known?.roster === roster ? '' : JSON.stringify(roster),
    staged: known?.staged === staged ? '' : JSON.stringify(staged),
  };
}

export function rowOfRoom(room: StoredRoom, holder: string, nowMs: number): RoomTable {
  return {
    code: room.code,
    header: JSON.stringify(room.header),
    host_key_hash: room.hostKeyHash,
    host_seat: room.hostSeat,
    ...rowOfProgress(room),
    lease_epoch: room.epoch,
    holder,
    finished: 0,
    created_ms: nowMs,
    updated_ms: nowMs,
  };
}

/** Rooms from before there were lessons have none. */
export function headerOf(json: string): RoomHeader {
  return { lesson: '', ...(JSON.parse(json) as Omit<RoomHeader, 'lesson'> & Partial<RoomHeader>) };
}

export function roomOfRow(row: RoomTable): StoredRoom {
  const header = headerOf(row.header);
  const phase = row.phase as Phase;
  return {
    code: row.code,
    header,
    hostKeyHash: row.host_key_hash,
    hostSeat: row.host_seat,
    phase,
    paused: row.paused !== 0,
    locked: row.locked !== 0,
    pace: row.pace,
    tick: row.tick,
    agenda: row.agenda === '' ? oldAgenda(header.scenario, phase) : agendaOf(row.agenda, Number(row.updated_ms)),
    stageMs: row.stage_ms,
    board: (row.board || 'shown') as BoardFace,
    roster: JSON.parse(row.roster || '[]') as Pupil[],
    staged: stagedOf(row.staged),
    epoch: row.lease_epoch,
  };
}

type AgendaOfSpare = Omit<AgendaState, 'lengthMs' | 'bellMs'> & { readonly spareMs: number };

/** A lesson that was written before it had a bell: it rings when its stages and what was spare are over. */
function agendaOf(body: string, writtenMs: number): AgendaState {
  const agenda = JSON.parse(body) as AgendaState | AgendaOfSpare;
  if ('bellMs' in agenda) return agenda;
  const { spareMs, ...rest } = agenda;
  const leftMs = agenda.stages.slice(Math.max(0, agenda.at)).reduce((sum, one) => sum + one.minutes * 60_000, spareMs);
  const lengthMs = agenda.lesson === '' ? 0 : leftMs;
  return { ...rest, lengthMs, bellMs: agenda.at < 0 || lengthMs === 0 ? 0 : writtenMs + leftMs };
}

/** A room that was written before there were lessons has no agenda: it is where its phase says. */
function oldAgenda(scenario: string, phase: Phase): AgendaState {
  let agenda = new Agenda(agendaOfMatch(scenario));
  if (phase !== 'lobby') agenda = agenda.next(0);
  if (phase === 'debrief') agenda = agenda.next(0);
  return agenda.state;
}

export function rowOfSeat(room: string, seat: StoredSeat): SeatTable {
  return {
    room,
    seat: seat.seat,
    team: seat.team,
    nickname: seat.nickname,
    token_hash: seat.tokenHash,
    duty: seat.duty,
    real_name: seat.realName,
    bot: seat.bot,
    browser_hash: seat.browserHash,
    banned: Number(seat.banned),
  };
}

export function seatOfRow(row: SeatTable): StoredSeat {
  return {
    seat: row.seat,
    team: row.team,
    nickname: row.nickname,
    tokenHash: row.token_hash,
    duty: row.duty,
    realName: row.real_name,
    bot: row.bot,
    browserHash: row.browser_hash,
    banned: row.banned !== 0,
  };
}

export function rowOfRound(room: string, { round, name, weight, debrief, log, lastSeqs }: StoredRound): RoundTable {
  return { room, round, name, weight, debrief: JSON.stringify(debrief), log, last_seqs: JSON.stringify(lastSeqs) };
}

export function roundOfRow({ round, name, weight, debrief, log, last_seqs }: RoundTable): StoredRound {
  const lastSeqs = JSON.parse(last_seqs) as StoredRound['lastSeqs'];
  return { round, name, weight, debrief: JSON.parse(debrief) as Debrief, log, lastSeqs };
}

export function rowOfAnswer(room: string, { question, seat, body, tookMs }: StoredAnswer): AnswerTable {
  return { room, question, seat, body: JSON.stringify(body), took_ms: tookMs };
}

export function answerOfRow({ question, seat, body, took_ms }: AnswerTable): StoredAnswer {
  return { question, seat, body: JSON.parse(body) as number | string, tookMs: took_ms };
}

export function rowOfNote(room: string, { note, kind, team, seat, text, state, atMs }: StoredNote): NoteTable {
  return { room, note, kind, team, seat, text, state, at_ms: atMs };
}

export function noteOfRow({ note, kind, team, seat, text, state, at_ms }: NoteTable): StoredNote {
  return {
    note,
    kind: kind as StoredNote['kind'],
    team,
    seat,
    text,
    state: state as StoredNote['state'],
    atMs: at_ms,
  };
}

/** What a program before this one did not lay out is as at the start. */
function stagedOf(text: string): Staged {
  const staged = { ...NOTHING_STAGED, ...(JSON.parse(text || '{}') as Partial<Staged>) };
  return { ...staged, wall: { ...NOTHING_STAGED.wall, ...staged.wall } };
}
