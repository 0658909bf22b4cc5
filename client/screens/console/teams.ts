/** What the console knows of a team, in one record; who needs the instructor first; and when a row may move. */

import type { Health } from '../../look/marks.tsx';
import type { Frame, SeatInfo, TeamInfo } from '../../source/source.ts';

/** Above the middle of all teams by so much, spending is worth a look (notes-classroom 17). */
const COSTLY = 1.15;
/** Below the target by so much in a thousand, it is trouble and no longer a wobble (our choice). */
const BAD_PERMILLE = 30;

export interface MiniHost {
  readonly state: string; // letter, see Monitor in shared/wire/state.ts
  readonly overheadPercent: number;
  readonly usedPercent: number;
}
export interface TeamRow {
  readonly team: TeamInfo;
  readonly crew: readonly SeatInfo[];
  readonly hosts: readonly MiniHost[];
  readonly inTimePermille: number;
  readonly inTimeHealth: Health;
  readonly profitMicroCents: number;
  readonly spendMicroCents: number;
  readonly costly: boolean;
  readonly alerts: number;
  readonly stuck: boolean;
  readonly hostDown: boolean;
  readonly losable: boolean;
  readonly lastVerb: string;
  readonly lastSeat: number;
  readonly lastTick: number;
  readonly refusedInARow: number;
  readonly refusedCode: string;
}

export function rowsOf(now: Frame, target: number): readonly TeamRow[] {
  const median = medianOf(now.monitors.map((monitor) => monitor.spendPerHourMicroCents));
  return now.teams.map((team): TeamRow => {
    const monitor = now.monitors.find((one) => one.index === team.index);
    const hosts = parseFloor(monitor?.floor ?? '');
    const inTimePermille = monitor?.inTimePermille ?? 1000;
    const spendMicroCents = monitor?.spendPerHourMicroCents ?? 0;
    return {
      team,
      crew: now.seats.filter((seat) => seat.team === team.index),
      hosts,
      inTimePermille,
      inTimeHealth: healthOf(inTimePermille, target * 1000),
      profitMicroCents: monitor?.profitMicroCents ?? 0,
      spendMicroCents,
      costly: now.teams.length > 2 && spendMicroCents > median * COSTLY,
      alerts: monitor?.alerts ?? 0,
      stuck: monitor?.stuck ?? false,
      hostDown: hosts.some((host) => DEAD.has(host.state)),
      losable: monitor?.hostsLosable ?? true,
      lastVerb: monitor?.lastVerb ?? '',
      lastSeat: monitor?.lastSeat ?? 0,
      lastTick: monitor?.lastTick ?? 0,
      refusedInARow: monitor?.refusedInARow ?? 0,
      refusedCode: monitor?.refusedCode ?? '',
    };
  });
}

/** Broken, or being repaired: it serves nobody. */
export const DEAD: ReadonlySet<string> = new Set(['x', 'r']);

export function parseFloor(floor: string): readonly MiniHost[] {
  return floor
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [overhead = 0, used = 0] = word.slice(1).split(',').map(Number);
      return { state: word[0] ?? '', overheadPercent: overhead, usedPercent: used };
    });
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export function healthOf(permille: number, target: number): Health {
  if (permille >= target) return 'ok';
  return permille >= target - BAD_PERMILLE ? 'watch' : 'bad';
}

const urgency = (row: TeamRow): number => (row.stuck ? 3 : row.hostDown ? 2 : row.costly ? 1 : 0);

/** STUCK, host down, costly, then whose answers are latest. */
export function byNeed(a: TeamRow, b: TeamRow): number {
  return urgency(b) - urgency(a) || a.inTimePermille - b.inTimePermille || a.team.index - b.team.index;
}
