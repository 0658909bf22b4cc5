/**
 * What a team emits (SPEC PW5): the power of its own machines with the building's share, that of rented
 * ones by their vCPUs (P6), and the making of machines younger than the years that it is spread over (P9).
 */
import { addTo } from '../../base/units.ts';
import type { ModelRule, Rulebook } from '../rulebook.ts';
import type { Team } from '../world.ts';

const JOULES_PER_KWH = 3_600_000;
const MILLIGRAMS_PER_GRAM = 1000;
const MILLIGRAMS_PER_KG = 1_000_000;
const YEAR_SECONDS = 365 * 86_400; // 35,040 hours are four years (P9)

/** One second. True time and true joules: the bill clock scales money only (PW2). */
export function emitCarbon(rules: Rulebook, team: Team, ownWatts: number): void {
  const { gridGramsPerKwh, cloudPue, embodiedYears } = rules.economy.carbon;
  let wattsAtTheMeter = ownWatts * rules.economy.pue;
  let milligrams = 0;
  for (const host of team.hosts) {
    if (host.state === 'ordered') continue;
    const model = rules.models[host.model] as ModelRule;
    if (model.kind === 'cloud') wattsAtTheMeter += cloudWatts(rules, model, host.cpuUtilisation, host.state) * cloudPue;
    milligrams += (model.embodiedKgCo2 * MILLIGRAMS_PER_KG) / (embodiedYears * YEAR_SECONDS);
  }
  addTo(team.carbon, milligrams + (wattsAtTheMeter * gridGramsPerKwh * MILLIGRAMS_PER_GRAM) / JOULES_PER_KWH);
}

function cloudWatts(rules: Rulebook, model: ModelRule, utilisation: number, state: string): number {
  if (state !== 'on' && state !== 'booting') return 0;
  const { cloudIdleWattsPerVcpu: idle, cloudFullWattsPerVcpu: full } = rules.economy.carbon;
  return model.vcpus * (idle + Math.min(1, utilisation) * (full - idle));
}
