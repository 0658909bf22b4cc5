/** How a team does, in a few numbers: the board for the projector and spectators, the monitor for the instructor. */
import { TICKS_PER_HOUR } from '../../shared/base/units.ts';
import { profitMicroCents } from '../../shared/sim/ledger.ts';
import { vmFootprintMib } from '../../shared/sim/placement.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { standingOf } from '../../shared/sim/score.ts';
import { canLoseAnyHost } from '../../shared/sim/survive.ts';
import { CAUSES, type Cause, type Host, type Team, type World } from '../../shared/sim/world.ts';
import { type FloorHost, writeFloor } from '../../shared/wire/floor.ts';
import { Board, Monitor } from '../../shared/wire/state.ts';
import type { BoardFace } from '../../shared/wire/symbols.ts';
import { isStuck, type TeamWatch } from '../rooms/watch.ts';

/** What the estate costs as long as it stands; a purchase or a penalty is no rate. */
const RUNNING: ReadonlySet<Cause> = new Set(['rent', 'cloud', 'power', 'licence', 'fixed']);
/** A service that loses one answer of a hundred is worth a look (our choice, ten times the usual error budget). */
const LOSING_SHARE = 0.01;

/** How a team does now. */
export interface Figures {
  readonly profitMicroCents: number;
  readonly inTimePermille: number;
  readonly spendPerHourMicroCents: number;
  readonly alerts: number;
}
const NOTHING: Figures = { profitMicroCents: 0, inTimePermille: 1000, spendPerHourMicroCents: 0, alerts: 0 };

export class BoardProjection {
  readonly board = new Board();
  figures = NOTHING;
  private readonly index: number;
  private spent = 0;
  private spentTick = 0;

  constructor(index: number) {
    this.index = index;
    Object.assign(this.board, { index, ...NOTHING });
  }

  /** What the audience sees stays as it was while the board is frozen, and is nothing while it is hidden. */
  write(world: World, face: BoardFace): void {
    const team = world.teams[this.index];
    if (team === undefined) return;
    this.figures = {
      profitMicroCents: profitMicroCents(team),
      inTimePermille: Math.round(1000 * standingOf(team).inTimeShare),
      alerts: alertsOf(world, team),
      spendPerHourMicroCents: this.spendOf(team, world.tick),
    };
    if (face === 'frozen') return;
    for (const [key, value] of Object.entries(face === 'hidden' ? NOTHING : this.figures)) {
      set(this.board, key as keyof Figures, value);
    }
  }

  /** Of a new round nothing is known yet. */
  forgetSpending(): void {
    this.spent = 0;
    this.spentTick = 0;
  }

  private spendOf(team: Team, tick: number): number {
    if (tick <= this.spentTick) return this.figures.spendPerHourMicroCents;
    const spent = team.ledger.reduce(
      (sum, { whole }, index) => (RUNNING.has(CAUSES[index] as Cause) ? sum - whole : sum),
      0,
    );
    const perTick = (spent - this.spent) / (tick - this.spentTick);
    this.spent = spent;
    this.spentTick = tick;
    return Math.round(perTick * TICKS_PER_HOUR);
  }
}

/** Hosts that are down, trouble that is announced or here, services that lose. */
export function alertsOf(world: World, team: Team): number {
  const down = team.hosts.filter((host) => host.state === 'failed').length;
  const signs = team.signs.filter((sign) => world.tick <= (world.schedule[sign.incident]?.endTick ?? -1)).length;
  const losing = team.services.filter((service) => service.lostShare >= LOSING_SHARE).length;
  return Math.min(255, down + signs + losing);
}

export class MonitorProjection {
  readonly monitor = new Monitor();
  private readonly index: number;

  constructor(index: number) {
    this.index = index;
    const act = { lastVerb: '', lastSeat: 0, lastTick: 0, refusedInARow: 0, refusedCode: '' };
    Object.assign(this.monitor, { index, ...act, stuck: false, floor: '', hostsLosable: false, ...NOTHING });
  }

  write(world: World, rules: Rulebook, watch: TeamWatch | undefined, pace: number): void {
    const team = world.teams[this.index];
    if (team === undefined || watch === undefined) return;
    for (const key of ['lastVerb', 'lastSeat', 'lastTick', 'refusedInARow', 'refusedCode'] as const) {
      set(this.monitor, key, watch[key]);
    }
    set(this.monitor, 'stuck', isStuck(watch, world.tick, pace, alertsOf(world, team)));
    set(this.monitor, 'floor', writeFloor(team.hosts.map((host) => floorHost(rules, team, host))));
    set(this.monitor, 'hostsLosable', canLoseAnyHost(world, rules, team));
  }

  /** The instructor's own copy: neither frozen nor hidden. */
  writeFigures(figures: Figures): void {
    for (const [key, value] of Object.entries(figures)) set(this.monitor, key as keyof Figures, value);
  }
}

function floorHost(rules: Rulebook, team: Team, host: Host): FloorHost {
  const memoryMib = rules.models[host.model]?.memoryMib ?? 0;
  let overhead = (rules.platforms[host.platform]?.reserveMib ?? 0) + host.memberMib;
  let used = host.memoryUsedMib;
  for (const vm of team.vms) {
    if (vm.host !== host.id) continue;
    overhead += vmFootprintMib(vm, rules.platforms[host.platform]) - vm.memoryMib;
    used += vm.memoryMib;
  }
  const percent = (mib: number) => (memoryMib > 0 ? Math.min(100, Math.round((100 * mib) / memoryMib)) : 0);
  return { state: host.state, overheadPercent: percent(overhead), usedPercent: percent(used) };
}

function set<T extends object, K extends keyof T>(row: T, key: K, value: T[K]): void {
  if (row[key] !== value) row[key] = value;
}
