/** Matches from what a creator asked for, and from what the store holds. */
import type { z } from 'zod';
import { lessonInTier } from '../../shared/content/tiers.ts';
import { RULES_VERSION } from '../../shared/sim/version.ts';
import { createSchema } from '../../shared/wire/payloads.ts';
import type { RoomHeader, StoredRoom } from '../store/store.ts';
import { agendaOf, agendaOfMatch } from './agenda.ts';
import { isFit } from './fit-names.ts';
import type { House } from './house.ts';
import { Match } from './match.ts';
import { refuseAtDoor } from './people.ts';
import { hashSecret, newCode, newSecret, newSeed } from './secrets.ts';
import { NOTHING_STAGED } from './staged.ts';

export type Asked = z.output<typeof createSchema>;

/** A code is one of 700 million; so many taken ones in a row mean that something else is wrong. */
const CODE_TRIES = 20;

/** Of a room that Colyseus makes: one that the server goes on with, or what a creator asked for. */
export async function matchFor(house: House, options: unknown): Promise<{ match: Match; hostKey: string | undefined }> {
  const restored = house.restoring.get(restoreCode(options));
  if (restored !== undefined) {
    house.restoring.delete(restored.code);
    return { match: restored, hostKey: undefined };
  }
  const asked = createSchema.safeParse(options);
  if (!asked.success || (asked.data.mode === 'friendly' && asked.data.nickname === undefined)) {
    return refuseAtDoor('message.malformed');
  }
  if (!house.catalogue.scenarios.some(({ id }) => id === asked.data.scenario)) refuseAtDoor('scenario.unknown');
  if (asked.data.mode === 'class' && !house.mayLead(asked.data.hostPassword)) refuseAtDoor('host.password');
  if (!isFit(asked.data.nickname ?? '')) refuseAtDoor('nickname.unfit');
  if (house.ticker.storeDown) refuseAtDoor('store.unavailable');
  return openMatch(house, asked.data);
}

function restoreCode(options: unknown): string {
  const isAsked = typeof options === 'object' && options !== null && 'restore' in options;
  return isAsked && typeof options.restore === 'string' ? options.restore : '';
}

/** A new match, written down. The host key is told once; the store has its hash. */
export async function openMatch(house: House, asked: Asked): Promise<{ match: Match; hostKey: string }> {
  const { lessons, scenarios } = house.catalogue;
  const lesson = lessons.find(({ id }) => id === asked.lesson);
  const agenda =
    lesson === undefined ? agendaOfMatch(asked.scenario) : agendaOf(lessonInTier(lesson, scenarios, asked.scenario));
  const isSolo = asked.mode === 'solo';
  const hostKey = newSecret();
  const room: Omit<StoredRoom, 'code'> = {
    header: {
      mode: asked.mode,
      scenario: asked.scenario,
      seed: asked.seed ?? newSeed(),
      teams: isSolo ? 1 : asked.teams,
      seatsPerTeam: isSolo ? 1 : asked.seatsPerTeam,
      content: house.content,
      rules: RULES_VERSION,
      lesson: lesson?.id ?? '',
    },
    hostKeyHash: hashSecret(hostKey),
    hostSeat: -1,
    phase: 'lobby',
    paused: false,
    locked: false,
    pace: house.rulesOf(agenda.round.scenario).scenario.pace,
    tick: 0,
    agenda,
    stageMs: 0,
    board: 'shown',
    roster: [],
    staged: NOTHING_STAGED,
    epoch: 1,
  };
  for (let attempt = 0; attempt < CODE_TRIES; attempt++) {
    const stored = { ...room, code: newCode() };
    if (await house.store.createRoom(stored)) return { match: new Match(stored, house), hostKey };
  }
  throw new Error('no free room code');
}

/** Whether this build goes on with what was begun like that. */
export function isOurs(house: House, { rules, content }: RoomHeader): boolean {
  return rules === RULES_VERSION && content === house.content;
}

/** Takes the room from whoever had it and plays it up to its heartbeat. Undefined: this build cannot go on with it. */
export async function reopenMatch(house: House, code: string, from?: string): Promise<Match | undefined> {
  const claimed = await house.store.claim(code, from);
  if (claimed === undefined) return undefined;
  const { header } = claimed.room;
  if (!isOurs(house, header)) {
    house.log.warn({ room: code, rules: header.rules, content: header.content }, 'a room of other rules stays closed');
    return undefined;
  }
  if (claimed.hasBrokenCheckpoint) house.log.warn({ room: code }, 'a broken checkpoint: its round is played again');
  const match = new Match(claimed.room, house);
  match.restore(claimed);
  const { tick, unsavedTicks: playedTicks } = match;
  house.log.info({ room: code, round: match.round, tick, playedTicks }, 'a room is open again');
  return match;
}
