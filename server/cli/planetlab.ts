/** `npm run planetlab -- <trace file> …`: the literature's consolidation experiment (facts F10) on a day of VM traces. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { describeTrace } from '../../shared/play/planetlab/describe.ts';
import { type Outcome, runDay } from '../../shared/play/planetlab/run.ts';
import { HOSTS, MEMORY_RULES, type MemoryRule, POLICIES, type Policy } from '../../shared/play/planetlab/setup.ts';
import { parseTrace, type Trace, TraceError } from '../../shared/play/planetlab/trace.ts';
import { readArgs, run, UsageError } from './args.ts';

const NAMES = [...POLICIES.keys(), 'all'];
const USAGE = `npm run planetlab -- <trace file> [--policy ${NAMES.join('|')}] [--memory ${MEMORY_RULES.join('|')}] [--json]`;
const RUNS = 5; // of each policy: the first ones warm the compiler up, the fastest is reported

const SHARED_NOTE = `
Wall seconds: the fastest of ${RUNS} runs in this process. Peak memory: of the process up to there.
`;

const NOTES: Readonly<Record<MemoryRule, string>> = {
  cloudsim: `
As CloudSim 3.0.3 has it: a VM's memory counts when it is first placed and never again, a VM that asks for no CPU is
finished and gone for good, and the first five minutes are not billed (except to npa, which is billed for the whole day).
DVFS agrees with it to the last digit. Migrating policies differ by a few percent: power tables are straight between
their points, so many hosts are equally good for a VM, and CloudSim's choice among them hangs on the rounding of its
own interpolation, here on that of the game's.
`,
  enforced: `
A VM, busy or idle, holds its memory wherever it is, none is taken for finished, and a host is on while it holds one.
Memory, not CPU, then decides how few hosts suffice: compare with --memory cloudsim.
`,
};

interface Row extends Omit<Outcome, 'vmsLeft'> {
  readonly policy: string;
  readonly wallSeconds: number;
  readonly peakMemoryMib: number; // of the process so far
}

await run(() => {
  const { values, positionals } = readArgs(USAGE, {
    policy: { type: 'string', default: 'all' },
    memory: { type: 'string', default: 'cloudsim' },
    json: { type: 'boolean' },
  });
  const [file, ...others] = positionals;
  if (file === undefined) throw new UsageError(`expected a trace file, found none\nusage: ${USAGE}`);
  if (others.length > 0) throw new UsageError(`expected one trace file, found also "${others[0]}"\nusage: ${USAGE}`);
  const policies = readPolicies(values.policy);
  const memory = readMemory(values.memory);
  const trace = readTrace(file);
  if (values.json !== true) process.stdout.write(heading(file, trace, memory));
  const rows: Row[] = [];
  for (const [name, policy] of policies) {
    const row = measure(file, trace, name, policy, memory);
    rows.push(row);
    if (values.json !== true) process.stdout.write(line(row));
  }
  process.stdout.write(values.json === true ? `${JSON.stringify(rows)}\n` : footing(memory));
  return 0;
});

function readPolicies(name: string): [string, Policy][] {
  const all = [...POLICIES];
  const chosen = name === 'all' ? all : all.filter(([each]) => each === name);
  if (chosen.length === 0) throw new UsageError(`--policy: expected ${NAMES.join(', ')}, found "${name}"`);
  return chosen;
}

function readMemory(name: string): MemoryRule {
  const rule = MEMORY_RULES.find((each) => each === name);
  if (rule === undefined) throw new UsageError(`--memory: expected ${MEMORY_RULES.join(' or ')}, found "${name}"`);
  return rule;
}

function readTrace(file: string): Trace {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: expected a trace file, but it cannot be read (${(error as Error).message})`);
  }
  try {
    return parseTrace(text);
  } catch (error) {
    if (error instanceof TraceError) throw new UsageError(`${file}:${error.line}: ${error.message}`);
    throw error;
  }
}

function measure(file: string, trace: Trace, name: string, policy: Policy, memory: MemoryRule): Row {
  let wallSeconds = Infinity;
  let outcome: Outcome | undefined;
  for (let again = 0; again < RUNS; again++) {
    const start = performance.now();
    outcome = attempt(file, trace, policy, memory);
    wallSeconds = Math.min(wallSeconds, (performance.now() - start) / 1000);
  }
  const { energyKwh, migrations, slatah, pdm, slav, esv } = outcome as Outcome;
  const peakMemoryMib = Math.round(process.resourceUsage().maxRSS / 1024);
  const seconds = Number(wallSeconds.toFixed(4));
  return { policy: name, energyKwh, migrations, slatah, pdm, slav, esv, wallSeconds: seconds, peakMemoryMib };
}

function attempt(file: string, trace: Trace, policy: Policy, memory: MemoryRule): Outcome {
  try {
    return runDay(trace, policy, memory);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${file}: expected VMs that fit, but ${error.message}`);
    throw error;
  }
}

function heading(file: string, trace: Trace, memory: MemoryRule): string {
  const d = describeTrace(trace);
  const quartiles = `${d.q1Percent}/${d.medianPercent}/${d.q3Percent}`;
  const fleet = `${d.fleetMeanMinPercent.toFixed(2)} to ${d.fleetMeanMaxPercent.toFixed(2)}`;
  return `${file}: ${d.vms} VMs on ${HOSTS} hosts, memory as ${memory === 'enforced' ? 'enforced' : 'in CloudSim'}
CPU use in percent: mean ${d.meanPercent.toFixed(2)}, sd ${d.sdPercent.toFixed(2)}, quartiles ${quartiles}, p95 ${d.p95Percent}, fleet mean ${fleet}

policy        energy kWh  migrations   SLATAH %    PDM %   SLAV 1e-5   ESV 1e-3   wall s  peak MiB
`;
}

function line(row: Row): string {
  return `${[
    row.policy.padEnd(12),
    row.energyKwh.toFixed(2).padStart(11),
    String(row.migrations).padStart(11),
    (row.slatah * 100).toFixed(2).padStart(10),
    (row.pdm * 100).toFixed(3).padStart(8),
    (row.slav * 1e5).toFixed(2).padStart(11),
    (row.esv * 1e3).toFixed(2).padStart(10),
    row.wallSeconds.toFixed(3).padStart(8),
    String(row.peakMemoryMib).padStart(9),
  ].join(' ')}\n`;
}

function footing(memory: MemoryRule): string {
  return NOTES[memory] + SHARED_NOTE;
}
