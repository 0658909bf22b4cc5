/** Images hold programs for a processor: elsewhere they do not start, or only through an emulator (SPEC IM17–IM18). */
import { byId } from '../../base/ids.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import type { Instance, Node, Team } from '../world.ts';
import { buildOf } from './builds.ts';
import { hostOfNode } from './pod-life.ts';

type Runs = Pick<Instance, 'service' | 'release'>;

/** Whether what a container runs was built for another processor than its node's. */
export function isForeignImage(rules: Rulebook, team: Team, one: Runs, node: Node): boolean {
  const vm = byId(team.vms, node.vm);
  const machine = vm === undefined ? rules.models[hostOfNode(team, node)?.model ?? -1] : rules.guests[vm.guest];
  const image = rules.images[(rules.services[one.service] as ServiceRule).imageIndex];
  if (machine === undefined || image?.architectures.includes(machine.architecture) !== false) return false;
  return buildOf(team.builds, one.service, one.release)?.multiArch !== true;
}

/** "exec format error": it ends as it starts, unless its node emulates. */
export function cannotExecute(rules: Rulebook, team: Team, one: Instance): boolean {
  const node = byId(team.nodes, one.node);
  return node !== undefined && !node.emulates && isForeignImage(rules, team, one, node);
}

/** Speed of a container, of what it would be on a processor of its own. */
export function foreignSpeed(rules: Rulebook, team: Team, one: Instance, node: Node | undefined): number {
  if (node === undefined || one.kind !== 'container' || !isForeignImage(rules, team, one, node)) return 1;
  return 1 / rules.economy.emulationSlowdown;
}
