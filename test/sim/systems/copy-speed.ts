/** What a bulk copy gets of the links between two hosts that carry nothing else (SPEC MG3). */
import { mibPerSecond } from '../../../shared/base/units.ts';
import { type Estate, host } from './estate.ts';

export function copyMibPerS(estate: Estate, from: string, to: string): number {
  const nics = [from, to].map((name) => estate.rules.models[host(estate, name).model]?.nicMbps ?? 0);
  return mibPerSecond(Math.min(...nics)) * 0.92;
}
