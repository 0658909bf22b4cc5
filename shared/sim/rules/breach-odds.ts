/** How far an intruder gets: odds that walls, hardening and patches lower, and never to zero (SPEC SE4–SE6). */
import type { Isolation } from '../../content/schema.ts';

/** Of a container whose service was broken into, out to the kernel below it (game choice: more often than not). */
export const CONTAINER_ESCAPE = 0.6;
/** Of a VM out to its hypervisor: far rarer (03-model, Security; game choice). */
export const HYPERVISOR_ESCAPE = 0.1;
/** From one kernel to another on the same network, at each try, where no patch was ever made for it (game choice). */
export const NETWORK_SPREAD = 0.5;

/** What stands between a container and the kernel: shared system calls, a kernel in user space, a VM (game choice). */
const WALL: Readonly<Record<Isolation, number>> = { kernel: 1, sandbox: 0.2, vm: 0.05 };
/** Least privilege and few system calls close most of the ways out (game choice). */
const HARDENED = 0.3;
/** Each missing month of patches adds half as much again, up to three times (game choice). */
const PER_MONTH = 0.5;
const OLDEST = 3;
const LEAST = 0.01;
const MOST = 0.95;

const clamp = (odds: number): number => Math.min(MOST, Math.max(LEAST, odds));

export interface Defence {
  readonly wall: Isolation;
  readonly hardened: number; // of the container and the kernel below it: 0, 1 or 2
  readonly monthsUnpatched: number;
}

export function escapeOdds(base: number, { wall, hardened, monthsUnpatched }: Defence): number {
  const walls = hardened >= 2 ? HARDENED * HARDENED : hardened === 1 ? HARDENED : 1;
  return clamp(base * WALL[wall] * walls * Math.min(OLDEST, 1 + PER_MONTH * monthsUnpatched));
}

/** A kernel without open holes is hardly taken over the wire; one that nobody mends any more always has some. */
export function spreadOdds(legacy: boolean, hardened: boolean, monthsUnpatched: number): number {
  const open = legacy ? 1 : Math.min(1, PER_MONTH * monthsUnpatched);
  return clamp(NETWORK_SPREAD * open * (hardened ? HARDENED : 1));
}
