/** Why not, for every code of the rules and of the room: what is in the way, by how much, and what would help. */
import type { RefusalCode } from '../../../shared/sim/rejections.ts';
import { VM_STATES } from '../../../shared/sim/world.ts';
import type { RoomCode } from '../../../shared/wire/messages.ts';
import { clock, count, exactMoney, memory } from '../format.ts';
import { names } from './names.ts';

type Numbers = Readonly<Record<string, number>>;
type Message = string | ((numbers: Numbers) => string);

const n = (numbers: Numbers, name: string): number => numbers[name] ?? 0;
const minutes = (milliMinutes: number): string => count(Math.ceil(milliMinutes / 100) / 10);

/** Refused with the state it is in and the one it would have to be in; without them it does something of its own. */
function vmState(x: Numbers): string {
  const state = VM_STATES[n(x, 'state')] ?? 'stopped';
  if (!('state' in x)) return 'It runs a service of its own. An empty VM could.';
  if (state === 'booting' || state === 'converting') return `It is ${names.vmStates[state]}. Wait until it is done.`;
  return VM_STATES[n(x, 'wanted')] === 'stopped' ? 'It is running. Stop it first.' : 'It does not run. Boot it first.';
}

const ofRules: Readonly<Record<RefusalCode, Message>> = {
  'command.malformed': 'That is not an order the rules know.',
  'verb.not_allowed': 'Not in this scenario.',
  'match.over': 'The match is over.',
  'operator.busy': (x) =>
    `It takes ${minutes(n(x, 'needMilliMinutes'))} operator minutes. You have ${minutes(n(x, 'haveMilliMinutes'))}; more come every game minute.`,
  'cash.overdraft': (x) =>
    `The account stands at ${exactMoney(n(x, 'cashMicroCents'))}. Earn first, or give machines back.`,
  'cluster.no_quorum': (x) =>
    `${count(n(x, 'up'))} of ${count(n(x, 'members'))} control planes are up, the cluster needs ${count(n(x, 'need'))}. Bring one back.`,
  'model.not_sold': 'That model is not for rent here.',
  'platform.not_allowed': 'That system is not to be had here.',
  'guest.not_allowed': 'No guest system here fits it.',
  'runtime.not_allowed': 'That container engine is not to be had here.',
  'slot.unknown': (x) => `There is no such slot. Racks have ${count(n(x, 'slots'))}.`,
  'slot.taken': 'A machine stands there.',
  'cloud.quota': (x) =>
    `It needs ${count(n(x, 'need'))} vCPUs. Your cloud quota is ${count(n(x, 'quota'))}, and ${count(n(x, 'used'))} are used.`,
  'host.unknown': 'That machine is gone.',
  'host.not_on': 'The machine is not running.',
  'host.not_off': 'The machine is not off.',
  'host.not_empty': 'Something still lives on it. Move it first, or drain the node.',
  'host.is_node': 'It is a node of the cluster, even without pods. Drain the node first: then it leaves.',
  'host.control_plane': 'It is part of the control plane: it cannot be wiped, returned or switched off.',
  'host.not_broken': 'Nothing in it is broken.',
  'host.leaving': (x) => `Notice is given: it leaves at ${clock(n(x, 'tick'))}.`,
  'host.has_platform': 'It has that already.',
  'host.no_hypervisor': 'It has no hypervisor, so it cannot run VMs.',
  'host.no_os': 'It has no operating system of its own for that.',
  'host.memory_short': (x) =>
    `It asks for ${memory(n(x, 'needMib'))}. No more than ${memory(Math.max(0, n(x, 'freeMib')))} are free.`,
  'host.cores_short': (x) => `It wants ${count(n(x, 'needCores'))} cores. The machine has ${count(n(x, 'cores'))}.`,
  'host.same': 'It is there already.',
  'host.conflict': (x) =>
    'port' in x
      ? `Port ${String(n(x, 'port'))} is taken on that system. In a VM or a container of its own it would have its own ports.`
      : 'It needs another version of the same run-time. In a VM or a container of its own it would have its own.',
  'kernel.mismatch': 'Its kernel is of another kind. A container brings none of its own.',
  'vm.unknown': 'That VM is gone.',
  'vm.state': vmState,
  'vm.too_small': (x) => `It needs ${memory(n(x, 'needMib'))} and a vCPU at least.`,
  'vm.moving': 'It is on the move. Wait, or cancel the move.',
  'migration.unsupported': 'This system cannot move running VMs. Move it cold.',
  'migration.none': 'Nothing is moving.',
  'platform.differs': 'The hypervisor there is another product. Stop the VM and convert it.',
  'node.unknown': 'That node is not in the cluster.',
  'node.exists': 'It is in the cluster already.',
  'node.ready': 'The node is up. Drain it instead.',
  'node.not_ready': 'The node does not answer.',
  'node.full': (x) => `It runs ${count(n(x, 'pods'))} pods, and ${count(n(x, 'podsMax'))} are the most.`,
  'instance.unknown': 'That copy is gone.',
  'instance.not_process': 'It is not a plain process.',
  'instance.bound': 'It drives a device of its machine, and stays where that is.',
  'instance.not_container': 'It is not a container.',
  'service.unknown': 'There is no such service.',
  'service.exists': 'It is deployed already. Scale it instead.',
  'deployment.unknown': 'That deployment is gone.',
  'setting.same': 'It is set so already.',
  'vlan.unknown': (x) => `There is no VLAN ${String(n(x, 'vlan'))}. Make it first.`,
  'vlan.exists': (x) => `VLAN ${String(n(x, 'vlan'))} is there already.`,
  'vlan.full': (x) => `${count(n(x, 'vlans'))} networks are the most.`,
  'target.unknown': 'That is gone, or nothing that this can be done to.',
  'kernel.clean': 'Its kernel is in nobody else’s hands.',
  'hint.unknown': 'This level has no such hint.',
  'offer.none': 'No such tenant asks for room now.',
  'contract.none': 'No such tenant is under contract.',
  'autoscaler.range': (x) =>
    n(x, 'minReplicas') < 1
      ? 'An autoscaler keeps one copy at least.'
      : `At least ${count(n(x, 'minReplicas'))} is more than at most ${count(n(x, 'maxReplicas'))}.`,
  'autoscaler.no_target': 'No number of copies brings their CPU to 0 %. Aim higher.',
  'autoscaler.no_request':
    'It measures CPU as a share of the request, and these pods request none. Set a CPU request first.',
  'architecture.foreign': 'It was built for another kind of processor, and nothing there emulates it. KVM does.',
  'lease.committed': (x) =>
    `It is rented to the end, at ${clock(n(x, 'untilTick'))}. Pass the lease on, if somebody takes it.`,
  'lease.none': 'A cloud machine has no lease: it goes whenever you want.',
  'model.no_resale': 'Nobody takes over the lease of such a machine.',
  'autoscaler.none': 'It has no autoscaler.',
  'orchestrator.unknown': 'That product is not to be had here.',
  'orchestrator.unsupported': 'The product that runs this cluster cannot do that.',
  'cluster.in_use': (x) =>
    `The cluster still has ${count(n(x, 'nodes'))} nodes and ${count(n(x, 'deployments'))} deployments. Another product starts empty.`,
  'control_plane.full': (x) =>
    `It has ${count(n(x, 'members'))} members; more than ${count(n(x, 'membersMost'))} only slow it down.`,
  'control_plane.last': 'It is the last one that decides. Make another member first.',
  'rollout.none': 'No roll-out is held.',
  'rollout.no_former': 'There is nothing to go back to.',
  'batch.market': (x) => `The market takes ${count(n(x, 'marketM'))}m of one team.`,
  'host.reserved': (x) =>
    `It is guaranteed ${count(n(x, 'needM'))}m of CPU. Only ${count(Math.max(0, n(x, 'freeM')))}m of the machine are not promised to others.`,
  'host.evacuating': 'The machine is being emptied and takes no VM.',
  'vm.reservation': (x) =>
    `A guarantee of ${count(n(x, 'reservationM'))}m is more than the ${count(n(x, 'mostM'))}m that it may use.`,
  'vm.shares': 'Without a share it would never run.',
  'vm.snapshots': (x) =>
    n(x, 'most') === 0
      ? `It has ${count(n(x, 'snapshots'))} snapshots. Delete them first.`
      : `It has ${count(n(x, 'snapshots'))} snapshots, and ${count(n(x, 'most'))} are the most.`,
  'overcommit.range': (x) => `From ${count(n(x, 'min'))} % to ${count(n(x, 'max'))} % of its memory.`,
  'overcommit.in_use': (x) =>
    `${memory(n(x, 'needMib'))} are promised there, and so it would have ${memory(n(x, 'haveMib'))}. Move a VM first.`,
  'disk.full': (x) => `It needs ${memory(n(x, 'needMib'))} of disk. ${memory(n(x, 'freeMib'))} are free.`,
  'disk.local': 'Its disk is in its machine. Move the disk to the pool first.',
  'pool.in_use': (x) => `${memory(n(x, 'usedMib'))} stand on the pool.`,
  'storage.unlimited': 'The pool here is as large as it needs to be.',
  'copy.unknown': 'That copy is gone.',
  'copy.kind': 'That kind of copy is not made for it.',
  'ha.reserve': (x) =>
    `With ${count(n(x, 'hosts'))} machines lost, ${memory(n(x, 'haveMib'))} would be left for ${memory(n(x, 'needMib'))}.`,
  'patch.current': 'It is up to date.',
  'migration.committed': 'It runs over there already; its memory follows.',
  'function.unknown': 'That function is gone.',
  'function.memory': (x) =>
    `It needs ${memory(n(x, 'needMib'))} to run one call. You gave it ${memory(n(x, 'memoryMib'))}.`,
  'function.quota': (x) =>
    `It wants ${count(n(x, 'need'))} instances. ${count(n(x, 'free'))} are left for it on the platform.`,
  'service.stateful': 'It keeps state, and state stays at home.',
  'mesh.off': 'Only a mesh can do that. Put one on first.',
  'retries.none': 'A call is made once at least.',
  'breaker.no_time': 'A breaker that opens stays open for a second at least.',
  'region.unknown': 'There is no such region.',
  'edge.unknown': 'That edge site is gone.',
  'edge.not_on': 'The edge site is not up.',
  'edge.memory_short': (x) =>
    `It asks for ${memory(n(x, 'needMib'))}. The edge site has ${memory(Math.max(0, n(x, 'freeMib')))} free.`,
  'edge.holds': 'The edge site has it already.',
  'edge.holds_not': 'The edge site does not have it.',
  'edge.leaving': (x) => `Notice is given: it closes at ${clock(n(x, 'tick'))}.`,
  'edge.needless': 'Its users are at your own site already.',
  'market.closed': 'Everyone sells at the list price here.',
  'price.below_cost': (x) =>
    `At ${count(n(x, 'percent'))} % you would sell below cost. Your answers cost ${count(n(x, 'floor'))} % of the list price.`,
  'price.too_high': (x) => `Nobody pays more than ${count(n(x, 'most'))} % of the list price.`,
  'type.unknown': 'Nobody asks for that here.',
  'limit.below_request': (x) =>
    'limitMib' in x
      ? `The limit of ${memory(n(x, 'limitMib'))} is below the request of ${memory(n(x, 'requestMib'))}.`
      : `The limit of ${count(n(x, 'limitCpuM'))}m is below the request of ${count(n(x, 'requestCpuM'))}m.`,
  'runtime.archived': 'That project has ended. What runs on it goes on, and nothing new is installed.',
  'runtime.cluster_only': 'That engine takes orders from a cluster only.',
  'runtime.by_hand_only': 'That engine speaks to no cluster. Install it by itself and run containers by hand.',
  'runtime.no_daemon': 'That engine has no daemon whose restart could end anything.',
  'image.bought': 'That image is bought in. There is no Dockerfile of ours for it.',
  'build.unknown': 'There is no such build. Build it first.',
  'build.busy': (x) => `A build of it is running until ${clock(n(x, 'tick'))}.`,
  'build.state': 'Only a build that is done and not pushed yet can be pushed.',
  'step.unknown': (x) => `Its Dockerfile has ${count(n(x, 'lines'))} lines.`,
  'step.order': 'A line would come before one that it needs.',
  'registry.dark': (x) => `The registry does not answer, probably until ${clock(n(x, 'tick'))}.`,
  'base.current': 'That base has every patch that is out, or is being rebuilt.',
  'pull.nothing': 'Every node that could run it has it already.',
};

const ofRooms: Readonly<Record<RoomCode, Message>> = {
  'message.malformed': 'The server could not read that. Reload the page.',
  'rate.slow_down': 'Too many orders at once. Wait a second and try again.',
  'room.unknown': 'There is no room with that code. Check it with whoever hosts.',
  'room.full': 'The room is full.',
  'room.locked': 'The room is locked. Ask the host to open it.',
  'room.ended': 'That match is over.',
  'room.outdated': 'The game was renewed since this room began, so it cannot go on.',
  'seat.unknown': 'Your seat is gone. Join again.',
  'seat.elsewhere': 'Your seat was opened on another page. This one only looks on.',
  'seat.removed': 'The host took you out of the room.',
  'host.only': 'Only the host can do that.',
  'host.password': 'To lead a class, this server asks for its password.',
  'phase.wrong': 'Not now: the match is at another point.',
  'team.full': 'That team is full.',
  'scenario.unknown': 'The server does not have that scenario.',
  paused: 'The match is paused. Orders wait until it goes on.',
  'store.unavailable': 'The server cannot save right now. Nothing is lost; try again soon.',
  'line.lost': 'No answer from the room. When the line is back, see whether it was done, and press again if not.',
  'time.none': 'No stage to come has minutes to give, and the debrief keeps its own.',
  'stages.order':
    'In that order the lesson cannot run: a round has its parts one after the other, and a debrief needs a round.',
  'seat.banned': 'The instructor has closed this room for this browser.',
  'nickname.unfit': 'A class will read this name. Choose another one.',
  'question.closed': 'This question is closed.',
  'server.stopping': 'The server is being restarted. Nothing is lost; this page comes back by itself.',
  'inject.waits': 'Something else counts down already.',
  'inject.none': 'Nothing counts down any more.',
  'help.none': 'That hand is down already.',
  internal: 'Something went wrong at the server. Try again.',
};

const all: Readonly<Record<RefusalCode | RoomCode, Message>> = { ...ofRules, ...ofRooms };

/** Short, for a verdict beside a place; the sentence says the rest. */
const short: Partial<Record<RefusalCode, Message>> = {
  'host.memory_short': (x) => `needs ${memory(n(x, 'needMib') - Math.max(0, n(x, 'freeMib')))} more`,
  'host.cores_short': (x) => `has ${count(n(x, 'cores'))} of ${count(n(x, 'needCores'))} cores`,
  'host.no_hypervisor': 'no hypervisor',
  'host.reserved': 'CPU promised to others',
  'host.evacuating': 'being emptied',
  'disk.full': 'disk full',
  'ha.reserve': 'reserved for failures',
  'host.no_os': 'no operating system',
  'host.not_on': 'not running',
  'host.not_empty': 'not empty',
  'host.is_node': 'in the cluster',
  'host.control_plane': 'control plane',
  'host.has_platform': 'has it already',
  'host.leaving': 'leaves soon',
  'host.same': 'here now',
  'host.conflict': (x) => ('port' in x ? `port ${String(n(x, 'port'))} taken` : 'run-times collide'),
  'kernel.mismatch': 'other kernel',
  'platform.differs': 'other hypervisor',
  'migration.unsupported': 'no live moves',
  'operator.busy': 'no operator minutes left',
  'slot.taken': 'taken',
  'cloud.quota': 'over the quota',
  'node.not_ready': 'does not answer',
  'node.full': 'full',
};

export const refusals = {
  sentence(code: RefusalCode | RoomCode, numbers: Numbers = {}): string {
    const message = all[code];
    return typeof message === 'string' ? message : message(numbers);
  },
  short(code: RefusalCode, numbers: Numbers = {}): string {
    const message = short[code] ?? all[code];
    return typeof message === 'string' ? message : message(numbers);
  },
} as const;
