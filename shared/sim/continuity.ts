/**
 * What must hold from one tick to the next (SPEC IV10–IV11): remembers a tick, and says what the one after it broke.
 * Counterpart of `invariants.ts`, which looks at one tick alone.
 */
import { byId } from '../base/ids.ts';
import type { Team, Transfer, World } from './world.ts';

interface SeenTeam {
  readonly joules: number;
  readonly hostTicks: number;
  readonly counts: readonly number[]; // of each request type: offered, in time, late
  readonly moving: readonly Pick<Transfer, 'vm' | 'fromHost' | 'toHost'>[]; // live migrations under way
}
export type Seen = readonly SeenTeam[];

export function see(world: World): Seen {
  return world.teams.map((team) => ({
    joules: team.joules.whole,
    hostTicks: team.hostTicks,
    counts: countsOf(team),
    moving: liveMoves(team).map(({ vm, fromHost, toHost }) => ({ vm, fromHost, toHost })),
  }));
}

/** What the world broke since it was seen; empty is well. */
export function brokenSince(seen: Seen, world: World): string[] {
  const broken: string[] = [];
  for (const team of world.teams) {
    const before = seen[team.index];
    const say = (rule: string, text: string) => broken.push(`${rule} tick ${world.tick} team ${team.index}: ${text}`);
    if (before === undefined) continue;
    checkMoves(before, team, say);
    checkCounts(before, team, say);
  }
  return broken;
}

type Say = (rule: string, text: string) => void;

/** A VM that moves live stands at one end of its way, also in the tick in which the move ends, however it ends. */
function checkMoves(before: SeenTeam, team: Team, say: Say): void {
  for (const { vm: id, fromHost, toHost } of [...before.moving, ...liveMoves(team)]) {
    const vm = byId(team.vms, id);
    // A disk that was in a host whose hardware died is gone, with or without a move (ST3).
    if (vm === undefined && byId(team.hosts, fromHost)?.failure === 'hardware') continue;
    if (vm === undefined) say('IV10', `VM ${id} was lost on its way`);
    else if (vm.host !== fromHost && vm.host !== toHost && !isRestarted(vm.state)) {
      say('IV10', `VM ${id} is on ${vm.host}, neither on ${fromHost} nor on ${toHost}`);
    }
  }
}

/** HA boots a VM elsewhere when its host is lost in the middle of a move (VM6). */
const isRestarted = (state: string) => state === 'booting';

function checkCounts(before: SeenTeam, team: Team, say: Say): void {
  if (team.joules.whole < before.joules) say('IV11', `energy fell from ${before.joules} to ${team.joules.whole}`);
  if (team.hostTicks < before.hostTicks) say('IV11', 'host-ticks fell');
  const counts = countsOf(team);
  for (const [index, value] of counts.entries()) {
    const was = before.counts[index] ?? 0;
    if (value < was) say('IV11', `answers counted fell from ${was} to ${value} (count ${index})`);
  }
}

function countsOf(team: Team): number[] {
  return team.types.flatMap(({ offered, inTime, late }) => [offered.whole, inTime.whole, late.whole]);
}

function liveMoves(team: Team): Transfer[] {
  return team.transfers.filter((transfer) => transfer.kind === 'live');
}
