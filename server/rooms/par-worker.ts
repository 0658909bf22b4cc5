/** Works out pars of rounds beside the beats, one after the other: a thread of its own, which waits for everybody else. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { loadHasher } from '../../shared/base/hash.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import { toldBy } from '../../shared/play/counterfactual.ts';
import { parseLog } from '../../shared/play/log.ts';
import { parOfDay } from '../../shared/play/par.ts';

export interface ParAsked {
  readonly id: number;
  readonly log: string;
}
export interface ParFound {
  readonly id: number;
  readonly parMicroCents: number | null;
  readonly trouble?: string; // why there is none
}
export interface ParWorkerData {
  readonly catalogue: Catalogue;
  readonly content: string; // fingerprint
}

// Only there a thread has a priority of its own; elsewhere it would be the whole server's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const { catalogue, content } = workerData as ParWorkerData;
const hasher = await loadHasher();
parentPort?.on('message', ({ id, log }: ParAsked) => {
  parentPort?.postMessage(found(id, log));
});

function found(id: number, log: string): ParFound {
  try {
    return { id, parMicroCents: parOfDay(catalogue, toldBy(parseLog(log, hasher, content))) };
  } catch (error) {
    return { id, parMicroCents: null, trouble: String(error) };
  }
}
