/** What a failing and a returning machine does to everything on it (SPEC HW6–HW7, VM6, ND3). */
import { byId } from '../../base/ids.ts';
import { hostOfNode, isWithoutImage, startContainer } from '../containers/pod-life.ts';
import { type Outcome, say } from '../events.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import { dropTransfer } from '../vms/transfers.ts';
import { HA_DETECTION_TICKS, killVm, startVm } from '../vms/vm-life.ts';
import { loseLocalDisks, losePostCopies } from '../vms/vm-loss.ts';
import { type Failure, type Host, type Team, touch, type World } from '../world.ts';

/** The host stops now. `untilTick` is when it comes back by itself; 0: only a repair brings it back. */
export function failHost(
  world: World,
  rules: Rulebook,
  team: Team,
  host: Host,
  failure: Exclude<Failure, 'none'>,
  untilTick: number,
  out: Outcome,
): void {
  if (host.state === 'ordered' || host.state === 'off' || host.leaseEndTick > 0) return; // nothing runs there
  const broken = host.state === 'repairing' || (host.state === 'failed' && host.failure === 'hardware');
  if (broken) return; // when the power comes back, it is still broken
  const wasOn = host.state === 'on';
  host.state = 'failed';
  host.failure = failure;
  host.untilTick = untilTick;
  say(out, world.tick, team.index, 'host.failed', host.id, untilTick);
  for (const vm of team.vms) {
    if (vm.host !== host.id || vm.state === 'stopped' || vm.state === 'converting') continue;
    killVm(rules, team, vm, 'crashed');
    vm.untilTick = world.tick + HA_DETECTION_TICKS;
    say(out, world.tick, team.index, 'vm.killed', vm.id);
  }
  losePostCopies(world, rules, team, host, out);
  dropTransfersOf(world, team, host, out);
  if (failure === 'hardware') loseLocalDisks(world, rules, team, host, out);
  if (wasOn) touch(team);
}

/** Copies to or from a dead host end. */
function dropTransfersOf(world: World, team: Team, host: Host, out: Outcome): void {
  const lost = team.transfers.filter((transfer) => transfer.fromHost === host.id || transfer.toHost === host.id);
  for (const transfer of lost) {
    dropTransfer(team, transfer);
    say(out, world.tick, team.index, 'migration.cancelled', transfer.vm);
  }
}

/** The host runs again: its VMs boot, its processes and containers start anew. */
export function raiseHost(world: World, rules: Rulebook, team: Team, host: Host, out: Outcome): void {
  host.state = 'on';
  host.failure = 'none';
  host.untilTick = 0;
  say(out, world.tick, team.index, 'host.up', host.id);
  for (const vm of team.vms) if (vm.host === host.id && vm.state === 'crashed') startVm(world, rules, team, vm);
  for (const one of team.instances) {
    if (one.kind === 'process' && one.host === host.id) {
      one.state = 'starting';
      one.hung = false;
      one.untilTick = world.tick + (rules.services[one.service] as ServiceRule).startTicks;
    }
    if (one.kind !== 'container' || one.state === 'pending') continue;
    const node = byId(team.nodes, one.node);
    if (node !== undefined && node.vm === 0 && hostOfNode(team, node) === host && !isWithoutImage(one)) {
      startContainer(world, rules, team, one);
    }
  }
  touch(team);
}
