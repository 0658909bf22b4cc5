/** Power, rent, licences and the building: SPEC PW1–PW3, MN1–MN6. */
import { addTo, MICRO_CENTS_PER_DOLLAR, TICKS_PER_HOUR } from '../../base/units.ts';
import { meterOf, post, postTo } from '../ledger.ts';
import { emitCarbon } from '../machines/carbon.ts';
import { coreLicencePerTick, payWindows } from '../machines/licences.ts';
import { powerPriceFactor } from '../machines/site.ts';
import type { ModelRule, Rulebook } from '../rulebook.ts';
import { hostWatts } from '../rules/power.ts';
import type { Host, Team, World } from '../world.ts';
import { payForVms } from './vm-bills.ts';

export function drawPower(world: World, rules: Rulebook): void {
  const price = powerPriceFactor(world);
  for (const team of world.teams) {
    let watts = 0;
    for (const host of team.hosts) {
      host.watts = isPowered(host)
        ? hostWatts((rules.models[host.model] as ModelRule).powerWatts, host.cpuUtilisation * host.cpuCeiling)
        : 0;
      if (host.watts > 0 || isPowered(host)) team.hostTicks += 1;
      watts += host.watts;
    }
    addTo(team.joules, watts); // a watt for a second: joules as they are, the bill clock scales money only
    post(team, 'power', -watts * rules.prices.perJoule * price);
    emitCarbon(rules, team, watts);
  }
}

function isPowered(host: Host): boolean {
  return host.state === 'on' || host.state === 'booting' || host.state === 'installing';
}

export function payBills(world: World, rules: Rulebook): void {
  for (const team of world.teams) {
    const own = meterOf(team, 'rent');
    const cloud = meterOf(team, 'cloud');
    for (const host of team.hosts) {
      if (host.state === 'ordered') continue;
      const model = rules.models[host.model] as ModelRule;
      const rent = host.isCommitted ? model.committedPerTick : model.rentPerTick;
      postTo(team, model.kind === 'cloud' ? cloud : own, -rent);
      const licence = coreLicencePerTick(model, rules.platforms[host.platform]);
      if (licence > 0) post(team, 'licence', -licence);
    }
    payWindows(rules, team);
    for (const vm of team.vms) {
      const hourly = rules.guests[vm.guest]?.licenceDollarsPerHour ?? 0;
      if (hourly > 0) post(team, 'licence', (-hourly * MICRO_CENTS_PER_DOLLAR) / TICKS_PER_HOUR);
    }
    post(team, 'fixed', -rules.prices.fixedPerTick);
    payForSupply(rules, team);
    payForVms(rules, team);
  }
}

/** A registry of our own, a mirror and a scanner cost by the hour, a registry of somebody else's nothing (09-balance B). */
function payForSupply(rules: Rulebook, team: Team): void {
  const hourly = supplyDollarsPerHour(rules, team);
  if (hourly > 0) post(team, 'registry', (-hourly * MICRO_CENTS_PER_DOLLAR) / TICKS_PER_HOUR);
}

export function supplyDollarsPerHour(rules: Rulebook, team: Team): number {
  const { registry, mirror, scanner } = team.supply;
  const { registryDollarsPerHour, mirrorDollarsPerHour, scannerDollarsPerHour } = rules.economy.images;
  return (
    (registry === 'private' ? registryDollarsPerHour : 0) +
    (mirror ? mirrorDollarsPerHour : 0) +
    (scanner ? scannerDollarsPerHour : 0)
  );
}
