/** What a host may do about seats, words and help. Everything is in the store before it is answered. */

import type { Refused, Reply, RoomCode } from '../../shared/wire/messages.ts';
import type { Control } from '../../shared/wire/payloads.ts';
import { DUTIES } from '../../shared/wire/symbols.ts';
import { planFor } from './bot-hands.ts';
import { isFit } from './fit-names.ts';
import { nicknameFor } from './nicknames.ts';
import type { Desk } from './requests.ts';
import type { Seat } from './seats.ts';

export const refused = (code: RoomCode): Refused => ({ ok: false, code });
export const OK: Reply = { ok: true };

/** Undefined: it is about the lesson itself. */
export function controlSeats(desk: Desk, control: Control): Promise<Reply> | Reply | undefined {
  switch (control.do) {
    case 'kick':
    case 'ban':
    case 'move':
    case 'rename':
    case 'help':
      return aboutSeat(desk, control);
    case 'balance':
      return balance(desk);
    case 'bots':
      return botsOf(desk, control.team, control.count);
    case 'say':
      return say(desk, control.kind, control.team ?? -1, control.text);
    default:
      return undefined;
  }
}

type AboutSeat = Extract<Control, { seat: number }>;

async function aboutSeat(desk: Desk, control: AboutSeat): Promise<Reply> {
  const seat = desk.match.seats.get(control.seat);
  if (seat === undefined || seat.banned) return refused('seat.unknown');
  if (control.do === 'kick') await desk.seats.kick(seat);
  else if (control.do === 'ban') await desk.seats.ban(seat);
  else if (control.do === 'rename') return renameSeat(desk, seat, control.nickname);
  else if (control.do === 'move') return moveSeat(desk, seat, control.team);
  else {
    const note = desk.match.notes.help(seat.seat, control.as);
    if (typeof note === 'string') return refused(note);
    await desk.seats.note(note);
  }
  return OK;
}

export async function renameSeat(desk: Desk, seat: Seat, nickname: string): Promise<Reply> {
  if (!isFit(nickname)) return refused('nickname.unfit');
  await desk.seats.save(Object.assign(seat, { nickname }));
  return OK;
}

export async function moveSeat(desk: Desk, seat: Seat, team: number): Promise<Reply> {
  if (seat.team === team) return OK;
  if (!desk.match.seats.hasRoom(team)) return refused('team.full');
  seat.team = team;
  desk.seats.reseat(seat);
  await desk.seats.save(seat);
  return OK;
}

/** The last to come of the largest team goes to the smallest, until they differ by one at most. */
async function balance(desk: Desk): Promise<Reply> {
  const { match } = desk;
  if (match.phase !== 'lobby') return refused('phase.wrong');
  for (let moves = 0; moves < match.seats.size; moves++) {
    const crews = Array.from({ length: match.header.teams }, (_, team) =>
      [...match.seats].filter((seat) => seat.team === team),
    ).sort((a, b) => b.length - a.length);
    const [largest, smallest] = [crews[0], crews.at(-1)];
    const mover = largest?.at(-1);
    if (largest === undefined || smallest === undefined || mover === undefined) return OK;
    if (largest.length - smallest.length <= 1) return OK;
    const teamOf = (crew: readonly Seat[]) => crew[0]?.team ?? emptyTeam(match.header.teams, [...match.seats]);
    await moveSeat(desk, mover, teamOf(smallest));
  }
  return OK;
}

function emptyTeam(teams: number, seats: readonly Seat[]): number {
  for (let team = 0; team < teams; team++) if (!seats.some((seat) => seat.team === team)) return team;
  return 0;
}

/** So many seats of the team are played by plans, as far as people have left room. */
async function botsOf(desk: Desk, team: number, count: number): Promise<Reply> {
  const { match } = desk;
  if (team >= match.header.teams) return refused('team.full');
  const own = [...match.seats.botsOf(team)];
  for (const seat of own.slice(count)) await desk.seats.kick(seat);
  const plan = planFor('', team, match.rules);
  for (let index = own.length; index < count; index++) {
    const opened = match.seats.open({ nickname: nicknameFor(match.header.seed, match.seats), team, bot: plan });
    if (typeof opened === 'string') return refused(opened);
    await desk.seats.save(opened.seat);
  }
  return OK;
}

async function say(desk: Desk, kind: 'message' | 'hint', team: number, text: string): Promise<Reply> {
  const { notes } = desk.match;
  if (notes.isFull) return refused('rate.slow_down');
  await desk.seats.note(notes.say(kind, team, text, desk.wallMs()));
  return OK;
}

/** For a rematch: everybody looks after something else than before. */
export async function rotateDuties(desk: Desk): Promise<void> {
  for (const seat of desk.match.seats) {
    if (seat.duty === 0) continue;
    seat.duty = (seat.duty % (DUTIES.length - 1)) + 1;
    await desk.seats.save(seat);
  }
}
