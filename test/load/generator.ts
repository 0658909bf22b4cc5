/** A process of clients: told by its parent what to do, it answers with what its clients saw. */
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { meetBare } from './bare-guests.ts';
import { SchoolClass } from './class.ts';
import type { Student } from './student.ts';
import { newTally, noteError } from './tally.ts';

export interface Work {
  readonly url: string;
  readonly rooms: number;
  readonly teams: number;
  readonly students: number; // in each room
  readonly faults: boolean;
}
export type Order =
  | { do: 'open'; work: Work }
  | { do: 'start' }
  | { do: 'stop' } // the measuring
  | { do: 'finish' }
  | { do: 'bare'; url: string; clients: number; rooms: number; teams: number }
  | { do: 'end' };

const LAG_MS = 20;
/** A fifth of all clients a minute, a few every two seconds. */
const DROP_MS = 2000;
const DROP_SHARE = 0.2 / (60_000 / DROP_MS);

// Clients elsewhere would take nothing from the server's core: here they wait for it, and their lag says if for too long.
setPriority(constants.priority.PRIORITY_LOW);

const tally = newTally();
let classes: SchoolClass[] = [];
let watches: (() => void)[] = [];
let dropping: NodeJS.Timeout | undefined;
let looking: NodeJS.Timeout | undefined; // at the clock
let faults = false;

async function obey(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'open': {
      const { url, rooms, teams, students } = order.work;
      faults = order.work.faults;
      classes = Array.from({ length: rooms }, () => new SchoolClass(url, { teams, students }, tally));
      for (const one of classes) await one.open();
      return undefined;
    }
    case 'start':
      for (const one of classes) await one.start();
      await sleep(1000); // the first estates are large
      watches = classes.slice(0, 1).map((one) => one.watch());
      tally.bytes = 0;
      watchLag();
      if (faults) dropping = setInterval(() => dropSome(classes.flatMap(({ students }) => students)), DROP_MS);
      return undefined;
    case 'stop':
      clearInterval(dropping);
      clearInterval(looking);
      for (const stop of watches) stop();
      // All at once: replaying one class's log holds up this process, and the others would measure that.
      for (const one of classes) one.rest();
      return { bytes: tally.bytes, late: tally.lateMs.length };
    case 'finish':
      for (const one of classes) await one.finish().catch((error) => noteError(tally, error));
      return tally;
    case 'bare':
      return meetBare(order);
    case 'end':
      process.exit(0);
  }
}

function dropSome(students: readonly Student[]): void {
  const share = DROP_SHARE * students.length;
  const count = Math.floor(share) + (Math.random() < share % 1 ? 1 : 0);
  for (let nth = 0; nth < count; nth++) students[Math.floor(Math.random() * students.length)]?.drop();
}

/** A generator that cannot keep up measures itself. */
function watchLag(): void {
  let dueMs = performance.now() + LAG_MS;
  const look = () => {
    const now = performance.now();
    tally.lateMs.push(Math.max(0, now - dueMs));
    dueMs = now + LAG_MS;
  };
  looking = setInterval(look, LAG_MS);
}

process.on('message', (order: Order) => {
  obey(order).then(
    (answer) => process.send?.({ answer }),
    (error: Error) => process.send?.({ error: error.stack ?? error.message }),
  );
});
