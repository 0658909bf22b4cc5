/** What keeps VMs on a host that is to be emptied (SPEC VM13). */
import { vmFootprintMib } from '../placement.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Host, Team } from '../world.ts';
import { type Why, why } from './why.ts';

export function explainEvacuation(rules: Rulebook, team: Team, host: Host): Why[] {
  if (!host.evacuating) return [];
  const left = team.vms.filter((vm) => vm.host === host.id);
  if (left.length === 0) return [why('host.evacuated', host.id)];
  const moving = team.transfers.some((transfer) => transfer.fromHost === host.id);
  if (moving) return [why('host.evacuating', host.id, { vms: left.length })];
  const needMib = Math.min(...left.map((vm) => vmFootprintMib(vm, rules.platforms[host.platform])));
  return [why('host.no_refuge', host.id, { vms: left.length, needMib })];
}
