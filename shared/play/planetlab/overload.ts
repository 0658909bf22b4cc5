/**
 * When a host is overloaded, and whether it would be with one VM more (B6): above a fixed share (THR), above a share that
 * leaves room for its own unrest (MAD), or when its trend says so (LR). The last two look back at the VMs that are there
 * now, wherever these were then.
 */
import { forecastWeights, isDeviationAbove } from '../../sim/rules/statistics.ts';
import type { Estate } from './estate.ts';
import { HOST_KINDS, moveSeconds, STEP_SECONDS, VM_TYPES, VMS_PER_HOST_MAX } from './setup.ts';

const HISTORY = 30; // samples kept of a VM
const MAD_HISTORY_MIN = 12;
const LR_HISTORY = 10;
/** Threshold while the history is too short (CloudSim's fallback for MAD and LR). */
export const FALLBACK_THRESHOLD = 0.7;

export interface Policing {
  readonly kind: 'thr' | 'mad' | 'lr';
  readonly safety: number;
  samples: number; // recorded so far
  /** CPU use as share of a host of each kind: [kind][vm × HISTORY + sample % HISTORY]. */
  readonly shares: readonly Float64Array[];
  /** Sums of these over a host's list [host × HISTORY + …], good while the host's list has not changed. */
  readonly sums: Float64Array;
  readonly summedAt: Int32Array;
  readonly lengths: Int32Array; // samples since a VM's oldest remembered use above 0
  readonly forecasts: Float64Array; // use at the end of a move, as share of a host of the first kind (LR)
}

export function makePolicing(kind: 'thr' | 'mad' | 'lr', safety: number, vms: number, hosts: number): Policing {
  return {
    kind,
    safety,
    samples: 0,
    shares: HOST_KINDS.map(() => new Float64Array(kind === 'thr' ? 0 : vms * HISTORY)),
    sums: new Float64Array(kind === 'mad' ? hosts * HISTORY : 0),
    summedAt: new Int32Array(hosts),
    lengths: new Int32Array(vms),
    forecasts: new Float64Array(vms),
  };
}

const intervalsOfAMove = Math.ceil(Math.max(...VM_TYPES.map((type) => moveSeconds(type.memoryMib))) / STEP_SECONDS);
const LR_WEIGHTS = forecastWeights(LR_HISTORY, intervalsOfAMove);

/** Remembers what each VM asks for in this step. */
export function record(policing: Policing, estate: Estate): void {
  const { samples, shares, lengths } = policing;
  policing.samples += 1;
  if (policing.kind === 'thr') return;
  for (let vm = 0; vm < estate.vms; vm++) {
    if ((estate.home[vm] as number) < 0) continue;
    const demand = estate.demandMips[vm] as number;
    for (let kind = 0; kind < shares.length; kind++) {
      const total = (HOST_KINDS[kind]?.cores as number) * (HOST_KINDS[kind]?.coreMips as number);
      (shares[kind] as Float64Array)[vm * HISTORY + (samples % HISTORY)] = demand / total;
    }
    lengths[vm] = lengthOf(policing, vm);
    if (policing.kind === 'lr') policing.forecasts[vm] = forecastOf(policing, vm);
  }
}

function lengthOf(policing: Policing, vm: number): number {
  const shares = policing.shares[0] as Float64Array;
  let length = Math.min(policing.samples, HISTORY);
  while (length > 0 && shares[vm * HISTORY + ((policing.samples - length) % HISTORY)] === 0) length--;
  return length;
}

function forecastOf(policing: Policing, vm: number): number {
  if (policing.samples < LR_HISTORY) return 0;
  const shares = policing.shares[0] as Float64Array;
  let forecast = 0;
  for (let i = 0; i < LR_HISTORY; i++) {
    const sample = policing.samples - LR_HISTORY + i;
    forecast += (LR_WEIGHTS[i] as number) * (shares[vm * HISTORY + (sample % HISTORY)] as number);
  }
  return forecast;
}

/** Whether a host is overloaded with the VMs of its list and, unless −1, `extra`. */
export function isOverloaded(policing: Policing, estate: Estate, host: number, extra: number): boolean {
  const asked = (estate.askedMips[host] as number) + (extra < 0 ? 0 : (estate.demandMips[extra] as number));
  const use = asked / (estate.totalMips[host] as number);
  if (policing.kind === 'thr') return use > policing.safety;
  const length = historyLength(policing, estate, host, extra);
  if (policing.kind === 'mad') {
    if (length < MAD_HISTORY_MIN) return use > FALLBACK_THRESHOLD;
    return use > 1 || isRestless(policing, estate, host, extra, length, use);
  }
  if (length < LR_HISTORY) return use > FALLBACK_THRESHOLD;
  return policing.safety * hostForecast(policing, estate, host, extra) >= 1;
}

function historyLength(policing: Policing, estate: Estate, host: number, extra: number): number {
  const first = host * VMS_PER_HOST_MAX;
  const end = first + (estate.count[host] as number);
  let length = extra < 0 ? 1 : (policing.lengths[extra] as number);
  for (let at = first; at < end; at++)
    length = Math.max(length, policing.lengths[estate.lists[at] as number] as number);
  return length;
}

function hostForecast(policing: Policing, estate: Estate, host: number, extra: number): number {
  const first = host * VMS_PER_HOST_MAX;
  const end = first + (estate.count[host] as number);
  let forecast = 0;
  for (let at = first; at < end; at++) forecast += policing.forecasts[estate.lists[at] as number] as number;
  if (extra >= 0) forecast += policing.forecasts[extra] as number;
  const [kind] = HOST_KINDS;
  return (forecast * (kind?.cores as number) * (kind?.coreMips as number)) / (estate.totalMips[host] as number);
}

const recent = new Float64Array(HISTORY);
const scratch = new Float64Array(HISTORY);

/** MAD: above 1 − safety × the median absolute deviation of the host's use. */
function isRestless(
  policing: Policing,
  estate: Estate,
  host: number,
  extra: number,
  length: number,
  use: number,
): boolean {
  const { samples, sums } = policing;
  if (policing.summedAt[host] !== estate.changes[host]) sumUp(policing, estate, host);
  const share = policing.shares[estate.kind[host] as number] as Float64Array;
  const isWhole = length === Math.min(samples, HISTORY); // then in any order
  let least = 1;
  let most = 0;
  for (let i = 0; i < length; i++) {
    const place = isWhole ? i : (samples - 1 - i) % HISTORY;
    let value = sums[host * HISTORY + place] as number;
    if (extra >= 0) value += share[extra * HISTORY + place] as number;
    recent[i] = value;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const limit = (1 - use) / policing.safety;
  if ((most - least) / 2 <= limit) return false; // the deviation is at most half the range: nothing to select
  return isDeviationAbove(recent, length, limit, scratch);
}

function sumUp(policing: Policing, estate: Estate, host: number): void {
  const share = policing.shares[estate.kind[host] as number] as Float64Array;
  const mine = host * HISTORY;
  const first = host * VMS_PER_HOST_MAX;
  const end = first + (estate.count[host] as number);
  policing.sums.fill(0, mine, mine + HISTORY);
  for (let at = first; at < end; at++) {
    const from = (estate.lists[at] as number) * HISTORY;
    for (let i = 0; i < HISTORY; i++) (policing.sums[mine + i] as number) += share[from + i] as number;
  }
  policing.summedAt[host] = estate.changes[host] as number;
}
