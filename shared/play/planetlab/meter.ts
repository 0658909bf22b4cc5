/** What the literature measures (B5): energy, time at full load (SLATAH), work lost to migrations (PDM). */
import type { Estate } from './estate.ts';

export interface Meter {
  joules: number;
  activeSeconds: number; // host time, on
  shortSeconds: number; // of it, with less CPU given than asked for
  askedWork: number; // MIPS × s that VMs asked for
  lostWork: number; // of it, not given while the VM moved
}

export function makeMeter(): Meter {
  return { joules: 0, activeSeconds: 0, shortSeconds: 0, askedWork: 0, lostWork: 0 };
}

/** Before the estate is settled anew: what held for the last `seconds`. */
export function meterService(meter: Meter, estate: Estate, isOn: Uint8Array, seconds: number): void {
  for (let host = 0; host < estate.hosts; host++) {
    if (isOn[host] === 0) continue;
    meter.activeSeconds += seconds;
    if ((estate.usedMips[host] as number) < (estate.wantedMips[host] as number)) meter.shortSeconds += seconds;
  }
  for (let vm = 0; vm < estate.vms; vm++) {
    if ((estate.home[vm] as number) < 0) continue;
    const demand = estate.demandMips[vm] as number;
    const lost = demand - (estate.vmGrantedMips[vm] as number);
    meter.askedWork += demand * seconds;
    if (estate.isMoving[vm] === 1 && lost > 0) meter.lostWork += lost * seconds;
  }
}

/** After it: power is taken as linear from what it was to what it is, for hosts that were on. */
export function meterEnergy(meter: Meter, before: Float64Array, estate: Estate, isOn: Uint8Array, seconds: number) {
  let watts = 0;
  for (let host = 0; host < estate.hosts; host++)
    if (isOn[host] === 1) watts += ((before[host] as number) + (estate.watts[host] as number)) / 2;
  meter.joules += watts * seconds;
}
