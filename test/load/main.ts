/**
 * `npm run load`: a server of its own, and processes of clients that act like students, with the game's SDK. Says what it
 * took and whether anything was lost. Exit code 1: something was; an overloaded generator makes a run invalid, not failed.
 * Of several processes it says how much more they carry than one, by the CPU that a process takes for the same rooms
 * alone and beside the others: where all of them share the generator's cores, rooms cannot be added until one is full.
 */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { readArgs, readInt, run } from '../../server/cli/args.ts';
import { type Reading, spreadOf } from './figures.ts';
import type { Order } from './generator.ts';
import { Child, LineChild } from './process.ts';
import { type Measured, printed, type Report, reportOf } from './report.ts';
import { openSharedSite, openSite, readSite, type Site } from './site.ts';
import { addUp, type Tally } from './tally.ts';

const USAGE =
  'npm run load -- [--rooms R] [--teams T] [--clients C, in each room] [--seconds S] [--processes P] [--faults] [--json]';
/** One process of clients keeps up with about so many. */
const CLIENTS_A_PROCESS = 150;
const BARE_SECONDS = 10;

export interface Asked {
  readonly rooms: number;
  readonly teams: number;
  readonly clients: number;
  readonly seconds: number;
  readonly faults: boolean;
  readonly processes: number; // that share the rooms
}

interface Crew {
  readonly generators: readonly Child[];
  readonly rooms: readonly number[]; // of each generator
}

async function main(): Promise<number> {
  const { values } = readArgs(USAGE, {
    rooms: { type: 'string' },
    teams: { type: 'string' },
    clients: { type: 'string' },
    seconds: { type: 'string' },
    faults: { type: 'boolean' },
    processes: { type: 'string' },
    json: { type: 'boolean' },
  });
  const asked: Asked = {
    rooms: readInt('rooms', values.rooms, 1, 1, 400),
    teams: readInt('teams', values.teams, 10, 1, 50),
    clients: readInt('clients', values.clients, 30, 1, 300),
    seconds: readInt('seconds', values.seconds, 30, 5, 3600),
    faults: values.faults === true,
    processes: readInt('processes', values.processes, 1, 1, 4),
  };
  const report = await measure(asked);
  process.stdout.write(values.json === true ? `${JSON.stringify(report)}\n` : printed(report));
  return report.failures.length > 0 ? 1 : 0;
}

async function measure(asked: Asked): Promise<Report> {
  const { processes, rooms } = asked;
  if (processes === 1) return measureAt(await openSite(), asked, undefined);
  const share = { ...asked, processes: 1, rooms: Math.max(1, Math.round(rooms / processes)) };
  const alone = await measureAt(await openSharedSite(1), share, undefined);
  return measureAt(await openSharedSite(processes), { ...asked, rooms: processes * share.rooms }, alone);
}

async function measureAt(site: Site, asked: Asked, alone: Report | undefined): Promise<Report> {
  const crew = crewOf(asked);
  try {
    const { teams, clients: students, faults } = asked;
    const openMs = performance.now();
    await tell(crew, (rooms) => ({ do: 'open', work: { url: site.url, rooms, teams, students, faults } }));
    const openSeconds = (performance.now() - openMs) / 1000;
    await tell(crew, () => ({ do: 'start' }));
    const played = await play(asked, site);
    const stopped = (await tell(crew, () => ({ do: 'stop' }))) as { bytes: number }[];
    const tally = addUp((await tell(crew, () => ({ do: 'finish' }))) as Tally[]);
    const bytes = stopped.reduce((sum, one) => sum + one.bytes, 0);
    await site.stop();
    const bare = await bareRun(asked, tally, crew);
    return reportOf({ asked, openSeconds, ...played, tally, bytes, bare, aloneCpuShare: alone?.cpuShare });
  } finally {
    for (const generator of crew.generators) generator.end();
    await site.stop();
  }
}

function crewOf({ rooms, clients }: Asked): Crew {
  const most = Math.max(1, Math.min(rooms, cpus().length, Math.ceil((rooms * clients) / CLIENTS_A_PROCESS)));
  const shares = Array.from({ length: most }, (_, index) => Math.floor((rooms + index) / most));
  return { generators: shares.map(() => new Child('generator.ts')), rooms: shares };
}

const tell = ({ generators, rooms }: Crew, order: (rooms: number) => Order): Promise<unknown[]> =>
  Promise.all(generators.map((one, index) => one.ask(order(rooms[index] ?? 0))));

type Played = Pick<Measured, 'readings' | 'seconds' | 'restarts' | 'awaySeconds' | 'memoryMib' | 'latestMs'>;

/** With faults the server, or the first of them, dies in the middle, without a word, and is started again. */
async function play({ seconds, faults }: Asked, site: Site): Promise<Played> {
  const startMs = performance.now();
  const readings: Reading[] = [await readSite(site)];
  let restarts = 0;
  let awaySeconds = 0;
  while (performance.now() - startMs < seconds * 1000) {
    await sleep(1000);
    readings.push(await readSite(site));
    if (!faults || restarts > 0 || performance.now() - startMs < seconds * 500) continue;
    const downMs = performance.now();
    await site.servers[0]?.kill('SIGKILL');
    await site.servers[0]?.restart();
    restarts += 1;
    awaySeconds = (performance.now() - downMs) / 1000;
  }
  const most = (name: string) => Math.max(...readings.map((reading) => reading.get(name) ?? 0));
  return {
    readings,
    seconds: (performance.now() - startMs) / 1000,
    restarts,
    awaySeconds,
    memoryMib: most('process_resident_memory_bytes') / 2 ** 20,
    latestMs: 1000 * Math.max(...readings.slice(1).map((one) => one.get('headroom_tick_lateness_max_seconds') ?? 0)),
  };
}

/** The same number of clients at a room that does nothing but change as much. */
async function bareRun({ rooms, teams, clients }: Asked, tally: Tally, crew: Crew): Promise<Measured['bare']> {
  const changes = Math.max(1, Math.round(tally.changesPerPatch));
  const bare = new LineChild('bare.ts', [teams, Math.max(1, tally.entities), changes].map(String));
  try {
    const { port } = await bare.ask<{ port: number }>();
    await tell(crew, (own) => ({
      do: 'bare',
      url: `http://127.0.0.1:${port}`,
      clients: own * clients,
      rooms: own,
      teams,
    }));
    await bare.ask();
    const startMs = performance.now();
    await sleep(BARE_SECONDS * 1000);
    const { cpuSeconds, bytes, lateMs } = await bare.ask<{ cpuSeconds: number; bytes: number; lateMs: number[] }>();
    const seconds = (performance.now() - startMs) / 1000;
    const late = spreadOf(lateMs);
    return { cpuShare: cpuSeconds / seconds, bytesPerClient: bytes / (rooms * clients) / seconds, late, changes };
  } finally {
    bare.end();
  }
}

await run(main);
