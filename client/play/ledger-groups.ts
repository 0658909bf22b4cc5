/** The ledger's twenty-one causes under four headings, with what each took in the last minute. */
import { CAUSES, type Cause } from '../../shared/sim/world.ts';
import { MICRO_CENTS_PER_CENT, roundedCents } from './cents.ts';

export const LEDGER_GROUPS = ['earned', 'missed', 'machines', 'running'] as const;
export type LedgerGroup = (typeof LEDGER_GROUPS)[number];

const GROUP_OF: Readonly<Record<Cause, LedgerGroup>> = {
  revenue: 'earned',
  late: 'earned',
  contract: 'earned',
  resale: 'earned',
  batch: 'earned',
  lost: 'missed',
  slaCredit: 'missed',
  statefulKill: 'missed',
  shed: 'missed',
  breach: 'missed',
  advice: 'running',
  rent: 'machines',
  cloud: 'machines',
  setup: 'machines',
  power: 'machines',
  fixed: 'running',
  licence: 'running',
  functions: 'running',
  edge: 'running',
  storage: 'running',
  registry: 'running',
};

export interface LedgerRow {
  readonly cause: Cause;
  readonly cents: number; // in all
  readonly perMinute: number; // micro-cents
}
export interface LedgerPart {
  readonly group: LedgerGroup;
  readonly cents: number;
  readonly rows: readonly LedgerRow[]; // what weighs most first
}
export interface LedgerSheet {
  readonly parts: readonly LedgerPart[];
  readonly cents: number; // the profit, which the rows sum to
  readonly perMinute: number;
  readonly biggest: Cause | null; // of what trouble took
}

/** From the ledger and what it was a minute ago: rows in whole cents that sum to the profit before the reader's eyes. */
export function ledgerSheet(ledger: readonly number[], aMinuteAgo: readonly number[]): LedgerSheet {
  const cents = roundedCents(CAUSES.map((_, index) => ledger[index] ?? 0));
  const rows = CAUSES.map((cause, index) => ({
    cause,
    cents: cents[index] ?? 0,
    perMinute: (ledger[index] ?? 0) - (aMinuteAgo[index] ?? 0),
  })).filter((row) => row.cents !== 0);
  const parts = LEDGER_GROUPS.map((group) => {
    const own = rows.filter((row) => GROUP_OF[row.cause] === group);
    own.sort((a, b) => Math.abs(b.cents) - Math.abs(a.cents));
    return { group, cents: own.reduce((sum, row) => sum + row.cents, 0), rows: own };
  }).filter((part) => part.rows.length > 0);
  const missed = rows.filter((row) => GROUP_OF[row.cause] === 'missed' && row.cents < 0);
  return {
    parts,
    cents: rows.reduce((sum, row) => sum + row.cents, 0),
    perMinute: rows.reduce((sum, row) => sum + row.perMinute, 0),
    biggest: missed.sort((a, b) => a.cents - b.cents)[0]?.cause ?? null,
  };
}

/** Of the largest amount on the sheet, for bars. */
export function shareOf(sheet: LedgerSheet, cents: number): number {
  const most = Math.max(1, ...sheet.parts.flatMap((part) => part.rows.map((row) => Math.abs(row.cents))));
  return Math.abs(cents) / most;
}

export const microCents = (cents: number): number => cents * MICRO_CENTS_PER_CENT;
