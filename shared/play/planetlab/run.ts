/**
 * The consolidation experiment of the literature (facts F10) with the game's power, migration and fair-share rules: what
 * moving VMs together saves in energy and costs in service. One call is one policy on one day.
 */
import { hostWatts } from '../../sim/rules/power.ts';
import { append, type Estate, makeEstate, remove, resum, settle } from './estate.ts';
import { type Meter, makeMeter, meterEnergy, meterService } from './meter.ts';
import { makePolicing, type Policing, record } from './overload.ts';
import { placeFirst } from './placement.ts';
import { type Move, planMoves } from './plan.ts';
import { HOSTS, LATE_SECONDS, type MemoryRule, type Policy, STEP_SECONDS } from './setup.ts';
import type { Trace } from './trace.ts';

export interface Outcome {
  readonly energyKwh: number;
  readonly migrations: number;
  readonly slatah: number; // share of host time on with less CPU than asked for
  readonly pdm: number; // share of the work asked for that migrations cost
  readonly slav: number; // slatah × pdm
  readonly esv: number; // energy × slav
  readonly vmsLeft: number; // not taken for finished
}

const JOULES_PER_KWH = 3_600_000;

interface Day {
  readonly trace: Trace;
  readonly memory: MemoryRule;
  readonly estate: Estate;
  readonly meter: Meter;
  readonly isOn: Uint8Array;
  readonly wattsBefore: Float64Array;
  lastSeconds: number;
  migrations: number;
}

/** @throws RangeError when the hosts cannot take the VMs of the trace. */
export function runDay(trace: Trace, policy: Policy, memory: MemoryRule, hosts = HOSTS): Outcome {
  const estate = makeEstate(trace.vms, hosts);
  if (policy.kind === 'npa') return outcomeOf(fullPower(trace, estate), 0, trace.vms);
  const policing = policy.kind === 'dvfs' ? null : makePolicing(policy.kind, policy.safety, trace.vms, hosts);
  placeFirst(estate, policy);
  const wattsBefore = new Float64Array(hosts);
  const meter = makeMeter();
  const day: Day = {
    trace,
    memory,
    estate,
    meter,
    isOn: new Uint8Array(hosts),
    wattsBefore,
    lastSeconds: LATE_SECONDS + STEP_SECONDS,
    migrations: 0,
  };
  let seconds = LATE_SECONDS;
  for (let step = 1; step < trace.samples; step++) {
    seconds += STEP_SECONDS;
    advanceTo(day, seconds);
    if (policing !== null) consolidate(day, policing, seconds);
  }
  const vmsLeft = estate.home.reduce((left, host) => left + (host >= 0 ? 1 : 0), 0);
  return outcomeOf(meter, day.migrations, vmsLeft);
}

/** No power management: every host at full power all day. */
function fullPower(trace: Trace, estate: Estate): Meter {
  const meter = makeMeter();
  let watts = 0;
  for (let host = 0; host < estate.hosts; host++) watts += hostWatts(estate.tableWatts[host] as readonly number[], 1);
  meter.joules = watts * trace.samples * STEP_SECONDS;
  return meter;
}

function outcomeOf(meter: Meter, migrations: number, vmsLeft: number): Outcome {
  const energyKwh = meter.joules / JOULES_PER_KWH;
  const slatah = meter.activeSeconds > 0 ? meter.shortSeconds / meter.activeSeconds : 0;
  const pdm = meter.askedWork > 0 ? meter.lostWork / meter.askedWork : 0;
  const slav = slatah * pdm;
  return { energyKwh, migrations, slatah, pdm, slav, esv: energyKwh * slav, vmsLeft };
}

/** Books the time since the last settling and settles the estate at the demand of this moment. */
function advanceTo(day: Day, seconds: number): void {
  const { estate, meter, wattsBefore, isOn: on } = day;
  const passed = seconds - day.lastSeconds;
  meterService(meter, estate, on, passed);
  wattsBefore.set(estate.watts);
  readDemand(day, seconds);
  for (let host = 0; host < estate.hosts; host++) {
    if (estate.count[host] === 0 && estate.usedMips[host] === 0) continue; // empty as before
    settle(estate, host);
  }
  meterEnergy(meter, wattsBefore, estate, on, passed);
  for (let host = 0; host < estate.hosts; host++) noteOn(day, host);
  day.lastSeconds = seconds;
  removeIdle(day);
}

/** Samples are joined by straight lines; the last one stays. */
function readDemand({ trace, estate }: Day, seconds: number): void {
  const { vms, samples, percent } = trace;
  const sample = Math.floor(seconds / STEP_SECONDS);
  const past = seconds - sample * STEP_SECONDS;
  const here = sample * vms;
  const next = Math.min(sample + 1, samples - 1) * vms;
  for (let vm = 0; vm < vms; vm++) {
    const from = (percent[here + vm] as number) / 100;
    const to = (percent[next + vm] as number) / 100;
    estate.demandMips[vm] = (from + ((to - from) / STEP_SECONDS) * past) * (estate.vmMips[vm] as number);
  }
}

/** After a change of places, at the demand of the same moment. */
function settleAgain(day: Day, hosts: ReadonlySet<number>): void {
  for (const host of hosts) {
    settle(day.estate, host);
    noteOn(day, host);
  }
}

/** CloudSim turns off what computes nothing; with memory enforced a host is on while it holds a VM. */
function noteOn({ estate, memory, isOn }: Day, host: number): void {
  const on = memory === 'enforced' ? (estate.count[host] as number) > 0 : (estate.usedMips[host] as number) > 0;
  isOn[host] = on ? 1 : 0;
}

/** CloudSim's rule: who asks for nothing is done and gone, for good. */
function removeIdle({ estate, memory }: Day): void {
  if (memory === 'enforced') return;
  for (let vm = 0; vm < estate.vms; vm++) {
    const host = estate.home[vm] as number;
    if (host < 0 || estate.isMoving[vm] === 1 || (estate.demandMips[vm] as number) > 0) continue;
    remove(estate, host, vm);
    resum(estate, host);
    estate.home[vm] = -1;
  }
}

function consolidate(day: Day, policing: Policing, seconds: number): void {
  const { estate } = day;
  record(policing, estate);
  const moves = planMoves(estate, policing, day.memory, day.isOn);
  day.migrations += moves.length;
  for (const move of moves) depart(estate, move);
  settleAgain(day, new Set(moves.flatMap(({ vm, to }) => [to, estate.home[vm] as number])));
  for (const duration of durationsOf(estate, moves)) {
    advanceTo(day, seconds + duration);
    const arriving = moves.filter(({ vm }) => estate.vmMoveSeconds[vm] === duration);
    settleAgain(day, new Set(arriving.flatMap((move) => [arrive(estate, move), move.to])));
    removeIdle(day);
  }
}

/** How long the moves take, each length once, shortest first. */
function durationsOf(estate: Estate, moves: readonly Move[]): number[] {
  const durations = new Set(moves.map(({ vm }) => estate.vmMoveSeconds[vm] as number));
  return [...durations].sort((a, b) => a - b);
}

function depart(estate: Estate, { vm, to }: Move): void {
  estate.isMoving[vm] = 1;
  append(estate, to, vm);
}

/**
 * A VM that was planned twice (off an overloaded host, then off its new one) arrives twice and stays at
 * the second. @returns the host it left.
 */
function arrive(estate: Estate, { vm, to }: Move): number {
  const from = estate.home[vm] as number;
  remove(estate, from, vm);
  remove(estate, to, vm);
  append(estate, to, vm);
  estate.home[vm] = to;
  estate.isMoving[vm] = 0;
  return from;
}
