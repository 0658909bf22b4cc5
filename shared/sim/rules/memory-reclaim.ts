/**
 * How a hypervisor finds memory that it promised twice (H16): it keeps one copy of identical pages, then balloons what
 * guests do not use, then swaps what they do. Pure: sizes in, sizes and speed out (SPEC MO2–MO4).
 */

/** What page sharing saved in production, by the number of identical guests (H17, Waldspurger 2002). */
const SHARING = {
  linux: { guests: 9, share: 0.187 },
  windows: { guests: 10, share: 0.329 },
  unix: { guests: 9, share: 0.187 }, // game choice: as Linux, nobody measured it
} as const;

/** A balloon takes at most this part of a guest (H16). */
const BALLOON_SHARE_MAX = 0.65;
/** Waldspurger 2002, section 3: a guest under a balloon of half its memory is 4.4 % slower. */
const BALLOON_COST = 0.044;
const BALLOON_COST_AT = 0.5;
/**
 * Game choice, for want of a number: work takes 10 times its length more if all its memory is on disk, so that a tenth
 * of it there halves the speed, which is the cliff that operators know.
 */
const SWAP_COST = 10;

/** The part of the memory of `guests` identical guests that one copy of their common pages saves. */
export function sharedShare(kernel: keyof typeof SHARING, guests: number): number {
  const { guests: many, share } = SHARING[kernel];
  return guests < 2 ? 0 : share * Math.min(1, (guests - 1) / (many - 1));
}

export interface ReclaimTask {
  readonly memoryMib: number;
  readonly activeMib: number; // what its guest really uses
  balloonMib: number; // out: taken from what it does not use
  swapMib: number; // out: taken from what it uses
}

/** Takes `needMib` from the VMs of a host: from their idle memory in proportion, then from their active memory. */
export function reclaim(tasks: readonly ReclaimTask[], needMib: number): void {
  let idle = 0;
  let active = 0;
  for (const task of tasks) {
    idle += balloonRoom(task);
    active += activeOf(task);
  }
  const balloon = Math.min(needMib, idle);
  const swap = Math.min(needMib - balloon, active);
  for (const task of tasks) {
    task.balloonMib = idle > 0 ? (balloon * balloonRoom(task)) / idle : 0;
    task.swapMib = active > 0 ? (swap * activeOf(task)) / active : 0;
  }
}

function activeOf(task: ReclaimTask): number {
  return Math.min(task.activeMib, task.memoryMib);
}

function balloonRoom(task: ReclaimTask): number {
  return Math.max(0, Math.min(task.memoryMib - task.activeMib, BALLOON_SHARE_MAX * task.memoryMib));
}

/** What is left of a VM's speed: 1 without balloon and swap. */
export function reclaimedSpeed(task: Readonly<ReclaimTask>): number {
  const ballooned = task.memoryMib > 0 ? task.balloonMib / task.memoryMib : 0;
  const swapped = activeOf(task) > 0 ? task.swapMib / activeOf(task) : 0;
  return (1 - BALLOON_COST * Math.min(1, ballooned / BALLOON_COST_AT)) / (1 + SWAP_COST * swapped);
}
