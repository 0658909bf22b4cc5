/** A team's hosts in a few letters, for the instructor's table: what a monitor's `floor` is written and read as. */
import { HOST_STATES, type HostState } from '../sim/world.ts';

/** One letter a state; "o" is the usual one. */
const LETTERS: Readonly<Record<HostState, string>> = {
  on: 'o',
  off: 'f',
  ordered: 'd', // to be delivered
  installing: 'i',
  booting: 'b',
  failed: 'x',
  repairing: 'r',
};
const STATES = new Map(HOST_STATES.map((state) => [LETTERS[state], state]));

/** Shares of a host's memory. */
export interface FloorHost {
  readonly state: HostState;
  readonly overheadPercent: number; // what the platform and its VMs' frames take
  readonly usedPercent: number;
}

/** "o12,63 x0,0": one word a host, in the order of the estate. */
export function writeFloor(hosts: readonly FloorHost[]): string {
  return hosts
    .map(({ state, overheadPercent, usedPercent }) => `${LETTERS[state]}${overheadPercent},${usedPercent}`)
    .join(' ');
}

export function readFloor(floor: string): FloorHost[] {
  const words = floor === '' ? [] : floor.split(' ');
  return words.map((word) => {
    const [overheadPercent = 0, usedPercent = 0] = word.slice(1).split(',').map(Number);
    return { state: STATES.get(word[0] ?? '') ?? 'off', overheadPercent, usedPercent };
  });
}
