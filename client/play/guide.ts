/**
 * The first minute of the first level: one sentence and one thing to touch, by what the estate shows. It asks nothing of
 * the player's hand before, so it can be joined at any point and played again.
 */
import { isEmpty } from '../../shared/sim/placement.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { ToolId } from './tools.ts';

export const GUIDED_SCENARIO = '1-1';

export interface GuideStep {
  readonly step: 'install' | 'installing' | 'put' | 'copying' | 'return' | 'done';
  readonly number: number; // of four
  readonly tool: ToolId | null;
  readonly host: number; // the machine it is about; 0: none
  readonly ticks: number; // to wait; 0: none
}

const isHypervisor = (rules: Rulebook, platform: number): boolean => (rules.platforms[platform]?.kind ?? 'os') !== 'os';

export function guideStep(view: TeamView, rules: Rulebook): GuideStep {
  const { hosts, transfers, vms, facts } = view;
  const step = (name: GuideStep['step'], number: number, tool: ToolId | null, host = 0, ticks = 0): GuideStep => {
    return { step: name, number, tool, host, ticks };
  };
  if (hosts.some((host) => host.leaseEndTick > 0)) return step('done', 4, null);
  const ready = hosts.find((host) => host.state === 'on' && isHypervisor(rules, host.platform));
  const coming = hosts.find((host) => host.state === 'installing' && isHypervisor(rules, host.platform));
  const empty = hosts.find((host) => host.state === 'on' && isEmpty(facts, host.id));
  if (ready === undefined && coming !== undefined) {
    return step('installing', 1, null, coming.id, coming.untilTick - facts.tick);
  }
  if (ready === undefined) return step('install', 1, 'install', empty?.id ?? 0);
  const emptied = hosts.find((host) => host.state === 'on' && host.id !== ready.id && isEmpty(facts, host.id));
  if (emptied !== undefined && vms.some((vm) => vm.state === 'running')) return step('return', 3, 'return', emptied.id);
  const copying = transfers.find((transfer) => transfer.kind === 'convert');
  return copying === undefined ? step('put', 2, 'move', ready.id) : step('copying', 2, 'move', copying.fromHost);
}
