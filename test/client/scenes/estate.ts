/** An estate after some minutes, as the floor is shown it. */
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { type ShownHost, showTeam, type TeamView } from '../../../shared/sim/shown.ts';
import type { Team } from '../../../shared/sim/world.ts';
import { shipped } from '../../support/content.ts';

const catalogue = loadCatalogue(shipped);

export interface Estate {
  readonly view: TeamView;
  readonly rules: Rulebook;
}

export function estateOf(scenario: string, ticks = 60): Estate {
  const driver = newDriver(catalogue, scenario, 3, 1);
  for (let tick = 0; tick < ticks; tick++) advance(driver);
  const { world, rules } = driver;
  return { view: showTeam(world, rules, world.teams[0] as Team), rules };
}

/** The same estate with some of its hosts changed. */
export function withHosts(
  { view, rules }: Estate,
  change: (host: Readonly<ShownHost>, index: number) => Partial<ShownHost>,
): Estate {
  const hosts = view.hosts.map((host, index) => ({ ...host, ...change(host, index) }));
  return { view: { ...view, hosts, facts: { ...view.facts, hosts } }, rules };
}
