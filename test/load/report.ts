/** What a run comes to, beside what was promised (issue "The classroom": one core). */
import { gained, quantile, type Reading, type Spread, spreadOf } from './figures.ts';
import type { Asked } from './main.ts';
import type { Tally } from './tally.ts';

/** A generator that is later than this measures itself. */
const GENERATOR_LATE_MS = 20;
const PROMISED = { lateMs: 20, ackMs: 150, bytesPerSecond: 3 * 1024, cpuShare: 0.5, carriedEach: 0.9 };

export interface Measured {
  readonly asked: Asked;
  readonly openSeconds: number;
  readonly readings: readonly Reading[];
  readonly seconds: number;
  readonly restarts: number;
  readonly awaySeconds: number;
  readonly memoryMib: number;
  readonly latestMs: number;
  readonly bytes: number; // that students received
  readonly tally: Tally;
  readonly bare: { cpuShare: number; bytesPerClient: number; late: Spread; changes: number };
  readonly aloneCpuShare: number | undefined; // of one process that had its share of the rooms to itself
}

export interface Report {
  readonly asked: Asked;
  readonly tickLatenessMs: Spread;
  readonly ackMs: Spread;
  readonly storeMs: { readonly p50: number; readonly p99: number };
  readonly bytesPerSecondPerClient: number;
  readonly cpuShare: number; // of all processes together
  readonly carries: number | undefined; // times what one process carries; undefined: it was one
  readonly memoryMib: number;
  readonly joinsPerSecond: number;
  readonly joinMs: Spread;
  readonly errors: Tally['errors'];
  readonly orders: { sent: number; acked: number; accepted: number; lost: number; doubled: number };
  readonly seats: { dropped: number; back: number; awayMs: Spread };
  readonly restarts: number;
  readonly restartSeconds: number; // from the kill to the first page served, the start of the program included
  readonly skippedBeats: number;
  readonly matches: number;
  readonly hashesEqual: boolean;
  readonly hashes: Tally['hashes'];
  readonly generatorLateMs: Spread;
  readonly valid: boolean;
  readonly bare: Measured['bare'] & { readonly entitiesPerTeam: number };
  readonly missed: readonly string[]; // promises
  readonly failures: readonly string[];
}

export function reportOf(measured: Measured): Report {
  const { asked, readings, seconds, tally, bare } = measured;
  const inMs = (name: string, share: number) => 1000 * quantile(readings, name, share);
  const late = 'headroom_tick_lateness_seconds';
  const clients = asked.rooms * asked.clients;
  const cpuShare = gained(readings, 'process_cpu_seconds_total') / seconds;
  const { aloneCpuShare } = measured;
  const found = {
    asked,
    tickLatenessMs: { p50: inMs(late, 0.5), p99: inMs(late, 0.99), max: measured.latestMs },
    ackMs: spreadOf(tally.ackMs),
    storeMs: { p50: inMs('headroom_store_seconds', 0.5), p99: inMs('headroom_store_seconds', 0.99) },
    bytesPerSecondPerClient: measured.bytes / clients / seconds,
    cpuShare,
    carries: aloneCpuShare === undefined ? undefined : (asked.processes ** 2 * aloneCpuShare) / cpuShare,
    memoryMib: measured.memoryMib,
    joinsPerSecond: (clients + asked.rooms) / measured.openSeconds,
    joinMs: spreadOf(tally.joinMs),
    errors: tally.errors,
    orders: {
      sent: tally.sent,
      acked: tally.acked,
      accepted: tally.accepted,
      lost: tally.lost,
      doubled: tally.doubled,
    },
    seats: { dropped: tally.dropped, back: tally.back, awayMs: spreadOf(tally.awayMs) },
    restarts: measured.restarts,
    restartSeconds: measured.awaySeconds,
    skippedBeats: gained(readings, 'headroom_beats_skipped_total'),
    matches: tally.hashes.length,
    hashesEqual: tally.hashes.every(({ live, replayed }) => live === replayed),
    hashes: tally.hashes,
    generatorLateMs: spreadOf(tally.lateMs),
    valid: spreadOf(tally.lateMs).p99 <= GENERATOR_LATE_MS,
    bare: { ...bare, entitiesPerTeam: tally.entities },
  };
  return { ...found, missed: missedOf(found), failures: failuresOf(found, measured) };
}

function missedOf(found: Omit<Report, 'missed' | 'failures'>): string[] {
  const missed: string[] = [];
  if (found.tickLatenessMs.p99 > PROMISED.lateMs) missed.push(`lateness p99 above ${PROMISED.lateMs} ms`);
  if (found.ackMs.p99 > PROMISED.ackMs) missed.push(`acknowledgement p99 above ${PROMISED.ackMs} ms`);
  if (found.bytesPerSecondPerClient > PROMISED.bytesPerSecond) missed.push('more than 3 KB/s a student');
  if (found.cpuShare / found.asked.processes > PROMISED.cpuShare) missed.push('more than half a core');
  const { carries = Number.POSITIVE_INFINITY, asked } = found;
  const least = PROMISED.carriedEach * asked.processes;
  if (carries < least) missed.push(`${asked.processes} processes carry less than ${least.toFixed(1)} times as much`);
  return missed;
}

function failuresOf({ orders, hashesEqual, seats, matches }: Omit<Report, 'missed' | 'failures'>, { asked }: Measured) {
  const failures: string[] = [];
  if (orders.lost > 0) failures.push(`${orders.lost} orders lost`);
  if (orders.doubled > 0) failures.push(`${orders.doubled} orders played twice`);
  if (seats.back < seats.dropped) failures.push(`${seats.dropped - seats.back} seats not back`);
  if (!hashesEqual) failures.push('a replay came to another world');
  if (matches < asked.rooms) failures.push(`${asked.rooms - matches} matches without an end`);
  return failures;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const three = ({ p50, p99, max }: Spread) => `p50 ${ms(p50)}  p99 ${ms(p99)}  max ${ms(max)}`;
const percent = (share: number) => `${(100 * share).toFixed(1)} % of a core`;
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(2)} KB/s`;

export function printed(report: Report): string {
  const { asked, orders, seats, bare } = report;
  const rows: [string, string][] = [
    ['run', `${asked.rooms} rooms × ${asked.teams} teams × ${asked.clients} students, ${asked.seconds} s`],
    ['tick lateness', three(report.tickLatenessMs)],
    ['acknowledgement', three(report.ackMs)],
    ['store', `p50 ${ms(report.storeMs.p50)}  p99 ${ms(report.storeMs.p99)}`],
    ['per student', kilobytes(report.bytesPerSecondPerClient)],
    ['server', `${percent(report.cpuShare)}, ${report.memoryMib.toFixed(0)} MiB, ${report.skippedBeats} beats skipped`],
    ...(report.carries === undefined
      ? []
      : [
          ['processes', `${asked.processes}, carry ${report.carries.toFixed(2)} times what one does`] as [
            string,
            string,
          ],
        ]),
    ['joins', `${report.joinsPerSecond.toFixed(0)} a second; ${three(report.joinMs)}`],
    [
      'orders',
      Object.entries(orders)
        .map(([name, count]) => `${count} ${name}`)
        .join(', '),
    ],
    ['seats', `${seats.dropped} dropped, ${seats.back} back; ${three(seats.awayMs)}`],
    ['restarts', `${report.restarts}; ${report.restartSeconds.toFixed(1)} s without a server`],
    ['matches', `${report.matches} ended, replays ${report.hashesEqual ? 'equal' : 'NOT EQUAL'}`],
    [
      'errors',
      Object.entries(report.errors)
        .map(([what, count]) => `${count}× ${what}`)
        .join(', ') || 'none',
    ],
    ['generator', `${three(report.generatorLateMs)}${report.valid ? '' : '  INVALID: it could not keep up'}`],
    ['bare Colyseus', `${bare.entitiesPerTeam} entities a team, ${bare.changes} change; ${percent(bare.cpuShare)}`],
    ['', `${kilobytes(bare.bytesPerClient)} a client; lateness ${three(bare.late)}`],
    ['promises missed', report.missed.join('; ') || 'none'],
    ['failures', report.failures.join('; ') || 'none'],
  ];
  return `${rows.map(([name, text]) => `${name.padEnd(16)} ${text}`).join('\n')}\n`;
}
