/** What page and server say of the level of the day: a run is handed in as its log, and the table comes back. */
import { z } from 'zod';
import { nickname, token } from './payloads.ts';

/** Rows of the table that are shown (game choice: a screen and a half). */
export const DAILY_ROWS = 50;

export const dailySchema = z.strictObject({
  date: z.iso.date(),
  name: nickname,
  browser: token,
  log: z.string(),
});
export type DailyRun = z.input<typeof dailySchema>;

/** Why a run is not taken, beside the codes of the log itself. */
export const DAILY_CODES = [
  'daily.date', // neither of today nor of yesterday
  'daily.other', // another level, seed or number of teams than that day has
  'daily.helped', // by what only a host can do, or another seat
  'daily.busy', // too many are being replayed
  'log.foreign',
  'log.truncated',
  'log.edited',
  'log.malformed',
  'log.order',
  'log.rules',
  'log.content',
  'log.scenario',
  'log.diverged',
] as const;
export type DailyCode = (typeof DAILY_CODES)[number];

export interface DailyRow {
  readonly name: string;
  readonly stars: number;
  readonly whole: boolean; // played to its end
  readonly profitMicroCents: number;
}
/** GET /api/daily */
export interface DailyTable {
  readonly ok: true;
  readonly date: string; // today's, by UTC
  readonly scenario: string;
  readonly content: string; // fingerprint
  readonly rows: readonly DailyRow[];
}
/** POST /api/daily */
export type DailyTaken = {
  readonly ok: true;
  readonly stars: number;
  readonly profitMicroCents: number;
  readonly place: number; // of this browser's best, from 1
  readonly isBest: boolean; // this run is it
};
export interface DailyRefused {
  readonly ok: false;
  readonly code: string;
  readonly tick?: number; // where log and replay part
  readonly message?: string; // what was expected there
}
