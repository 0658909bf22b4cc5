/** Power, rent, licences and the building: SPEC PW1–PW3, MN1–MN6. */
import { addTo, MICRO_CENTS_PER_DOLLAR, TICKS_PER_HOUR } from '../../base/units.ts';
import { post } from '../ledger.ts';
import type { ModelRule, PlatformRule, Rulebook } from '../rulebook.ts';
import { hostWatts } from '../rules/power.ts';
import type { Host, Team, World } from '../world.ts';

export function drawPower(world: World, rules: Rulebook): void {
  for (const team of world.teams) {
    let watts = 0;
    for (const host of team.hosts) {
      host.watts = isPowered(host)
        ? hostWatts((rules.models[host.model] as ModelRule).powerWatts, host.cpuUtilisation)
        : 0;
      if (host.watts > 0 || isPowered(host)) team.hostTicks += 1;
      watts += host.watts;
    }
    addTo(team.joules, watts); // a watt for a second: joules as they are, the bill clock scales money only
    post(team, 'power', -watts * rules.prices.perJoule);
  }
}

function isPowered(host: Host): boolean {
  return host.state === 'on' || host.state === 'booting' || host.state === 'installing';
}

export function payBills(world: World, rules: Rulebook): void {
  for (const team of world.teams) {
    for (const host of team.hosts) if (host.state !== 'ordered') payHost(rules, team, host);
    for (const vm of team.vms) {
      const hourly = rules.guests[vm.guest]?.licenceDollarsPerHour ?? 0;
      if (hourly > 0) post(team, 'licence', (-hourly * MICRO_CENTS_PER_DOLLAR) / TICKS_PER_HOUR);
    }
    post(team, 'fixed', -rules.prices.fixedPerTick);
  }
}

function payHost(rules: Rulebook, team: Team, host: Host): void {
  const model = rules.models[host.model] as ModelRule;
  post(team, model.kind === 'cloud' ? 'cloud' : 'rent', -model.rentPerTick);
  const platform = rules.platforms[host.platform] as PlatformRule | undefined;
  if (platform === undefined || platform.licencePerCoreTick === 0) return;
  // Licences count a minimum of cores a socket: old small CPUs pay for cores they lack (H10).
  const cores = Math.max(model.cores, model.sockets * platform.licenceMinCoresPerSocket);
  post(team, 'licence', -cores * platform.licencePerCoreTick);
}
