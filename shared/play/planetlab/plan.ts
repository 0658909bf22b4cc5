/**
 * One optimisation as CloudSim 3.0.3 does it (B6): empty overloaded hosts until they are not, smallest VM first (MMT),
 * then try to empty the least used hosts wholly; every VM goes where power grows least, largest first (PABFD). The plan
 * is made on the estate itself and undone: the VMs move later, and what was measured stays as it was.
 */
import { hostWatts } from '../../sim/rules/power.ts';
import { append, type Estate, remove, resum } from './estate.ts';
import { isOverloaded, type Policing } from './overload.ts';
import { type MemoryRule, VM_TYPES, VMS_PER_HOST_MAX } from './setup.ts';

const SMALLEST_VM_MIB = Math.min(...VM_TYPES.map(({ memoryMib }) => memoryMib));

export interface Move {
  readonly vm: number;
  readonly to: number;
}

/** A plan in the making. */
interface Desk {
  readonly estate: Estate;
  readonly policing: Policing;
  readonly memory: MemoryRule;
  readonly open: number[]; // hosts that may take a VM: those in use …
  readonly nextEmpty: number[]; // … and of the empty ones the first of each kind, since they are all alike
}

export function planMoves(estate: Estate, policing: Policing, memory: MemoryRule, isOn: Uint8Array): Move[] {
  const inUse: number[] = [];
  for (let host = 0; host < estate.hosts; host++) if ((estate.count[host] as number) > 0) inUse.push(host);
  const overloaded = inUse.filter((host) => isOverloaded(policing, estate, host, -1));
  const kept = overloaded.map((host) => listOf(estate, host));
  const victims = overloaded.flatMap((host) => chooseVictims(estate, policing, host));
  const isSpoken = new Uint8Array(estate.hosts); // overloaded, emptied, or already the target of an emptied host
  for (const host of overloaded) isSpoken[host] = 1;
  const open = inUse.filter((host) => isSpoken[host] === 0 && mayTakeMore(estate, host, memory));
  const nextEmpty = Array.from(new Set(estate.kind), (kind) => emptyFrom(estate, kind, 0));
  const desk: Desk = { estate, policing, memory, open, nextEmpty };
  const moves = relieve(desk, victims);
  // What is off stays off: the plan for the overloaded may wake hosts, that for the least used may not.
  const awake: Desk = { ...desk, open: open.filter((host) => isOn[host] === 1), nextEmpty: [] };
  const candidates = inUse.filter((host) => isOn[host] === 1);
  for (const move of emptyHosts(awake, candidates, isSpoken)) moves.push(move);
  undo(estate, moves, overloaded, kept);
  return moves;
}

/** Hosts too full for the smallest VM need not be asked; within a plan no host but the overloaded gets emptier. */
function mayTakeMore(estate: Estate, host: number, memory: MemoryRule): boolean {
  return (
    memory === 'cloudsim' || (estate.roomMib[host] as number) - (estate.memoryMib[host] as number) >= SMALLEST_VM_MIB
  );
}

/** The first empty host of a kind from `host` on; the number of hosts when there is none. */
function emptyFrom(estate: Estate, kind: number, host: number): number {
  let at = host;
  while (at < estate.hosts && (estate.kind[at] !== kind || (estate.count[at] as number) > 0)) at++;
  return at;
}

function listOf(estate: Estate, host: number): Int32Array {
  const first = host * VMS_PER_HOST_MAX;
  return estate.lists.slice(first, first + (estate.count[host] as number));
}

/** Minimum migration time: the VM with the least memory first, until the host is not overloaded. */
function chooseVictims(estate: Estate, policing: Policing, host: number): number[] {
  const victims: number[] = [];
  do {
    let victim = -1;
    for (const vm of listOf(estate, host))
      if (victim < 0 || (estate.vmMemoryMib[vm] as number) < (estate.vmMemoryMib[victim] as number)) victim = vm;
    victims.push(victim);
    remove(estate, host, victim);
    resum(estate, host);
  } while ((estate.count[host] as number) > 0 && isOverloaded(policing, estate, host, -1));
  return victims;
}

/** A place for as many victims as can be had; the others stay where they are. */
function relieve(desk: Desk, victims: number[]): Move[] {
  const moves: Move[] = [];
  for (const vm of largestFirst(desk.estate, victims)) {
    const to = findHost(desk, vm);
    if (to >= 0) moves.push(put(desk, vm, to));
  }
  return moves;
}

function largestFirst(estate: Estate, vms: number[]): number[] {
  return vms.sort((a, b) => (estate.demandMips[b] as number) - (estate.demandMips[a] as number));
}

/** All VMs of a host find a place elsewhere, or none of them moves. Whoever has taken some is not emptied itself. */
function emptyHosts(desk: Desk, candidates: readonly number[], isSpoken: Uint8Array): Move[] {
  const moves: Move[] = [];
  const room = roomOf(desk);
  for (const host of leastUsedFirst(desk.estate, candidates)) {
    if (isSpoken[host] === 1) continue;
    isSpoken[host] = 1;
    const place = desk.open.indexOf(host);
    if (place >= 0) desk.open.splice(place, 1);
    if (desk.memory === 'enforced' && !couldFit(desk.estate, host, room)) continue;
    for (const move of emptyHost(desk, host)) {
      isSpoken[move.to] = 1;
      moves.push(move);
    }
  }
  return moves;
}

function leastUsedFirst(estate: Estate, hosts: readonly number[]): number[] {
  const use = (host: number) => (estate.usedMips[host] as number) / (estate.totalMips[host] as number);
  return hosts.filter((host) => use(host) < 1).sort((a, b) => use(a) - use(b) || a - b);
}

interface Room {
  readonly host: number;
  readonly mostMib: number; // free there
  readonly secondMib: number; // free on the next best
}

function roomOf({ estate, open }: Desk): Room {
  let room: Room = { host: -1, mostMib: 0, secondMib: 0 };
  for (const host of open) {
    const mib = (estate.roomMib[host] as number) - (estate.memoryMib[host] as number);
    if (mib > room.mostMib) room = { host, mostMib: mib, secondMib: room.mostMib };
    else if (mib > room.secondMib) room = { ...room, secondMib: mib };
  }
  return room;
}

/** Spares the trial where a VM is larger than any room elsewhere was at first; rooms only shrink. */
function couldFit(estate: Estate, host: number, room: Room): boolean {
  const mostMib = room.host === host ? room.secondMib : room.mostMib;
  return listOf(estate, host).every((vm) => (estate.vmMemoryMib[vm] as number) <= mostMib);
}

function emptyHost(desk: Desk, host: number): Move[] {
  const { estate } = desk;
  const moves: Move[] = [];
  for (const vm of largestFirst(estate, Array.from(listOf(estate, host)))) {
    const to = findHost(desk, vm);
    if (to >= 0) moves.push(put(desk, vm, to));
    else {
      takeBack(estate, moves);
      return [];
    }
  }
  return moves;
}

/** The host whose power grows least by the VM, of those that have room and would not be overloaded; −1: none. */
function findHost(desk: Desk, vm: number): number {
  const { open, nextEmpty } = desk;
  const demand = desk.estate.demandMips[vm] as number;
  let leastWatts = Number.MAX_VALUE;
  let found = -1;
  for (let i = 0; i < open.length + nextEmpty.length; i++) {
    const host = (i < open.length ? open[i] : nextEmpty[i - open.length]) as number;
    if (host >= desk.estate.hosts || !hasRoom(desk, host, vm)) continue;
    const watts = wattsMore(desk.estate, host, demand);
    if (watts > leastWatts || (watts === leastWatts && host > found)) continue;
    if (!bearsIt(desk, host, vm)) continue; // asked last: it costs most
    leastWatts = watts;
    found = host;
  }
  return found;
}

/** Against what it was measured to draw, as CloudSim does: what the plan has put there already counts in full. */
function wattsMore(estate: Estate, host: number, mips: number): number {
  const use = ((estate.grantedMips[host] as number) + mips) / (estate.totalMips[host] as number);
  return hostWatts(estate.tableWatts[host] as readonly number[], use) - (estate.watts[host] as number);
}

function hasRoom({ estate, memory }: Desk, host: number, vm: number): boolean {
  const demand = estate.demandMips[vm] as number;
  return (
    demand <= (estate.spareMips[host] as number) &&
    demand <= (estate.coreMips[host] as number) &&
    (memory === 'cloudsim' || hasMemory(estate, host, vm))
  );
}

function bearsIt({ estate, policing }: Desk, host: number, vm: number): boolean {
  if ((estate.grantedMips[host] as number) === 0) return true; // an idle host takes anything
  return (estate.count[host] as number) < VMS_PER_HOST_MAX && !isOverloaded(policing, estate, host, vm);
}

export function hasMemory(estate: Estate, host: number, vm: number): boolean {
  return (estate.memoryMib[host] as number) + (estate.vmMemoryMib[vm] as number) <= (estate.roomMib[host] as number);
}

function put({ estate, open, nextEmpty }: Desk, vm: number, to: number): Move {
  const wasEmpty = nextEmpty.indexOf(to);
  append(estate, to, vm);
  resum(estate, to);
  if (wasEmpty >= 0) {
    nextEmpty[wasEmpty] = emptyFrom(estate, estate.kind[to] as number, to);
    open.push(to);
  }
  return { vm, to };
}

function takeBack(estate: Estate, moves: readonly Move[]): void {
  for (const { to } of moves) (estate.count[to] as number) -= 1; // the latest are last in each list
  for (const { to } of moves) resum(estate, to);
}

/** Leaves the lists as they were before the plan. */
function undo(
  estate: Estate,
  moves: readonly Move[],
  overloaded: readonly number[],
  kept: readonly Int32Array[],
): void {
  takeBack(estate, moves);
  overloaded.forEach((host, i) => {
    const list = kept[i] as Int32Array;
    estate.lists.set(list, host * VMS_PER_HOST_MAX);
    estate.count[host] = list.length;
    resum(estate, host);
  });
}
