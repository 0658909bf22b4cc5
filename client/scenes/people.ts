/** Who asks: people by region where a scenario has regions, else by what they ask for. */
import type { FloorModel } from '../look/floor-model.ts';
import { applicationOf, regionOf } from '../text/content.ts';

export interface Crowd {
  readonly name: string;
  readonly ratePerS: number;
  readonly awayMs: number; // there and back; 0: beside the machines, or nobody says
  readonly share: number; // of the most that the scenario expects of it, for how many of its dots are lit
}

const REGION_FULL = 0.5; // of all requests: a region that asks for so much has all its dots lit

export function crowdsOf({ rules, view }: Pick<FloorModel, 'rules' | 'view'>): Crowd[] {
  const { ratesPerS, regionPermille } = view.team;
  if (rules.regions.length > 0) {
    const total = ratesPerS.reduce((sum, rate) => sum + rate, 0);
    return rules.regions.map((region, index) => {
      const share = (regionPermille[index] ?? 0) / 1000;
      const awayMs = region.homeSeconds * 1000;
      return { name: regionOf(region.id), ratePerS: total * share, awayMs, share: Math.min(1, share / REGION_FULL) };
    });
  }
  return rules.demands.map(({ spec, peak }, demand) => {
    const ratePerS = rules.types.reduce(
      (sum, type) => sum + (type.demand === demand ? (ratesPerS[type.index] ?? 0) : 0),
      0,
    );
    const share = Math.min(1, ratePerS / Math.max(1, peak));
    return { name: applicationOf(spec.application), ratePerS, awayMs: 0, share };
  });
}
