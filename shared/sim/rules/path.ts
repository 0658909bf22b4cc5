/** A request's way through its services as the tick walks it: flattened once from the call graph. */
import { addMoments, clearMoments, emptyMoments, joinParallel, type Moments } from './latency.ts';
import type { QueueMoments } from './queueing.ts';
import { addBursts, addVisits, emptyWaitSums, type WaitSums } from './visits.ts';

/** So many calls to one queue in a row. */
export interface Visit {
  queue: number; // index into the queues
  times: number; // > 0
}

/** Branches (≥ 1) side by side; the request goes on when the slowest has answered. */
export interface Fork {
  branches: readonly Path[];
}

/** What a request does, in its order. A queue may come again: its visits are then taken together. */
export type Path = readonly (Visit | Fork)[];

/** Working memory of one depth of forks, kept because the tick must not allocate. */
interface Scratch {
  fork: Moments;
  branch: Moments;
  sums: WaitSums;
  times: number[]; // by queue: visits on this path, 0 when none or already added
  firstSeconds: number[]; // by queue: mean start of the first visit
  lastSeconds: number[]; // and of the last one
}

const scratch: Scratch[] = [];

function scratchAt(depth: number, queueCount: number): Scratch {
  let found = scratch[depth];
  if (!found) {
    found = {
      fork: emptyMoments(),
      branch: emptyMoments(),
      sums: emptyWaitSums(),
      times: [],
      firstSeconds: [],
      lastSeconds: [],
    };
    scratch[depth] = found;
  }
  for (let queue = found.times.length; queue < queueCount; queue++) {
    found.times.push(0);
    found.firstSeconds.push(0);
    found.lastSeconds.push(0);
  }
  return found;
}

/**
 * Writes the moments of a path; `queues` are those of waitMoments at this tick's load. Visits to one queue count as
 * related within a path (addVisits), and as unrelated across the branches of a fork.
 */
export function pathMoments(path: Path, queues: readonly QueueMoments[], out: Moments, depth = 0): void {
  const at = scratchAt(depth, queues.length);
  clearMoments(out);
  let clockSeconds = 0;
  for (let i = 0; i < path.length; i++) {
    const step = path[i] as Visit | Fork;
    if ('branches' in step) {
      forkMoments(step.branches, queues, at, depth);
      addMoments(out, at.fork);
      clockSeconds += at.fork.meanSeconds;
    } else clockSeconds += noteVisit(step, queues[step.queue] as QueueMoments, at, clockSeconds);
  }
  for (let i = 0; i < path.length; i++) {
    const step = path[i] as Visit | Fork;
    if ('branches' in step) continue;
    const queue = step.queue;
    const times = at.times[queue] as number;
    if (times === 0) continue;
    const spanSeconds = (at.lastSeconds[queue] as number) - (at.firstSeconds[queue] as number);
    addVisits(out, at.sums, queues[queue] as QueueMoments, times, spanSeconds, clockSeconds);
    at.times[queue] = 0;
  }
  addBursts(out, at.sums);
}

/** Leaves the moments of the slowest branch in at.fork. */
function forkMoments(branches: readonly Path[], queues: readonly QueueMoments[], at: Scratch, depth: number): void {
  for (let i = 0; i < branches.length; i++) {
    pathMoments(branches[i] as Path, queues, i === 0 ? at.fork : at.branch, depth + 1);
    if (i > 0) joinParallel(at.fork, at.branch, at.fork);
  }
}

/** Remembers when a queue is visited; returns how long the visits take. */
function noteVisit({ queue, times }: Visit, moments: QueueMoments, at: Scratch, clockSeconds: number): number {
  const oneSeconds = moments.serviceSeconds + moments.meanWaitSeconds;
  if (at.times[queue] === 0) at.firstSeconds[queue] = clockSeconds;
  at.times[queue] = (at.times[queue] as number) + times;
  at.lastSeconds[queue] = clockSeconds + Math.max(0, times - 1) * oneSeconds;
  return times * oneSeconds;
}
