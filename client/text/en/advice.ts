/**
 * What can be done about what is announced, has struck, or is the root of a *Why?*. A sentence with a deed is said only
 * where that can be ordered now (`play/advice.ts`); one without says how things are.
 */
import type { Said } from '../../play/advice.ts';
import type { AdviceCatalogue } from '../advice.ts';

const ROLL_SLOWLY: Said = ['rollSlowly', 'Roll out slowly, with probes, so that you see it before everybody does.'];

const signs: AdviceCatalogue['signs'] = {
  'host.dies': {
    before: [['move', 'Move what lives on it while it still runs, and have room for it elsewhere.']],
    after: [
      ['leave', 'Pods of a deployment start elsewhere once the cluster gives it up.'],
      ['giveUp', 'Declare its node dead, and they start now.'],
      ['copy', 'More copies of what is lost answer sooner.'],
      ['moveCold', 'Boot its VMs on another machine.'],
      ['repair', 'It needs a repair.'],
    ],
  },
  'host.serviced': {
    before: [['move', 'Empty it before, so that nothing is cut off.']],
    after: ['It comes back by itself. Until then the others carry its load.'],
  },
  'rack.dark': {
    before: ['Have room in the other racks.', ['spread', 'Spread over racks.']],
    after: ['Power comes back by itself. Until then only the other racks answer.'],
  },
  'feed.dark': {
    before: ['Two racks on one feed are no spread. Have room on the other feeds.'],
    after: ['Power comes back by itself. Until then only the other feeds answer.'],
  },
  'cooling.fails': {
    before: [
      'Idle watts heat too.',
      ['move', 'Put load together, so that machines can be switched off.'],
      ['power', 'Switch empty machines off.'],
    ],
    after: ['All machines run slower together.', ['power', 'Each one that you switch off leaves the others more.']],
  },
  'power.price': {
    before: [
      'What runs idle will cost most for nothing.',
      ['move', 'Empty some machines.'],
      ['power', 'Switch empty ones off before it begins.'],
    ],
    after: ['What runs idle now costs most for nothing.'],
  },
  'lorry.late': {
    before: [
      ['rent', 'What is ordered now may come late.'],
      ['cloud', 'The cloud needs no lorry.'],
    ],
    after: [['cloud', 'Bridge the gap with cloud machines.'], 'Plan with what stands here.'],
  },
  'os.crashes': {
    before: ['A hypervisor that is a program dies with the system below it, and its VMs die with both.'],
    after: ['It reboots by itself. A type 1 hypervisor has no such system below it.'],
  },
  crowd: {
    before: ['Have room before it comes.', ['rent', 'Machines need their lead time.']],
    after: [
      ['scale', 'Scale what is hot.'],
      ['shed', 'Shed what costs more than it earns.'],
    ],
  },
  'mix.shift': {
    before: ['Other services than before carry the load. Look which.'],
    after: [['scale', 'Scale those that are hot now.']],
  },
  'demand.step': {
    before: ['It needs more cores for a while.', ['move', 'Give the hot ones room apart from each other.']],
    after: [['move', 'See that the hot ones do not share the same cores.']],
  },
  'retry.storm': {
    before: [['mesh', 'A retry budget or a breaker keeps a hiccup short. Both need a mesh.']],
    after: [
      'If it stays down, its callers keep it down.',
      ['calm', 'Cut retries, open a breaker, or turn some requests away.'],
    ],
  },
  'quorum.wobble': {
    before: ['Two of three still decide.', ['member', 'Have a replacement ready, and change nothing else.']],
    after: [['member', 'Take it out and make another machine a member before the second goes.']],
  },
  'batch.monthEnd': {
    before: [
      'It runs on every machine: leave it room.',
      ['batch', 'Cap it below what the others leave free: on a full machine all wait, whatever its shares.'],
    ],
    after: [['batch', 'It may wait for a quiet hour, as long as it is done in time.']],
  },
  'region.dark': {
    before: ['Its users will come home, from afar: have room.', ['edge', 'Another edge near them would be quicker.']],
    after: ['Its users are answered from home, late.', ['edge', 'Another edge near them would be quicker.']],
  },
  'pod.hangs': {
    before: [['probe', 'A liveness probe restarts it.']],
    after: [
      ['probe', 'A liveness probe restarts it.'],
      ['stopPod', 'Without one, stop that copy by hand.'],
    ],
  },
  'container.escape': {
    before: [
      ['harden', 'Harden it.'],
      ['patch', 'Patch the kernel below it.'],
      ['wall', 'Put it behind a wall of its own.'],
    ],
    after: [
      ['replace', 'Delete the copies in foreign hands.'],
      ['reinstall', 'Empty a machine whose kernel is taken and install it anew.'],
    ],
  },
  'hypervisor.escape': {
    before: [
      ['patch', 'Patch it.'],
      ['move', 'Move what must not share a machine.'],
    ],
    after: [
      ['reinstall', 'Move the VMs away and install the machine anew.'],
      ['restore', 'Rebuild or restore each VM.'],
    ],
  },
  'old.hole': {
    before: [
      ['network', 'Put it on a network of its own.'],
      ['flow', 'Let through only the calls it needs.'],
    ],
    after: [
      ['cut', 'Cut its network off before it reaches the others.'],
      ['restore', 'Rebuild or restore it.'],
    ],
  },
  auditor: {
    before: [
      ['wall', 'Give it a kernel of its own: a VM, or a sandboxed runtime.'],
      ['refund', 'Or let its tenant go, for a refund.'],
    ],
    after: ['Who shared a kernel then has been paid back. Give the next one its wall in time.'],
  },
  'disk.fills': {
    before: [
      'It takes all the room there is by then.',
      ['snapshots', 'Delete snapshots.'],
      ['pool', 'Extend the pool.'],
      ['disk', 'Move the disk.'],
    ],
    after: ['Full disks take no writes. Make room.'],
  },
  'backup.window': {
    before: [
      'It takes its part of every link.',
      ['move', 'Move what must move before.'],
      ['cap', 'Cap it, or put it off.'],
    ],
    after: [
      'Copies are slow until it is done, unless it is capped. Then there are backups of the VMs that it came to.',
    ],
  },
  'patch.bad': {
    before: [['rollBack', 'Roll back what was patched.'], 'Patch no more.'],
    after: ['Patched VMs crash again and again.', ['rollBack', 'A snapshot from before is the way back.']],
  },
  'registry.dark': {
    before: [
      ['prePull', 'Pull to all nodes what you may need.'],
      ['mirror', 'Set up a mirror.'],
      'Then touch nothing: what is pulled already starts.',
    ],
    after: ['What lies on a node starts. Everything else waits.'],
  },
  'image.poisoned': {
    before: [
      'Whatever pulls it again gets it poisoned.',
      ['pin', 'Pin it before.'],
      ['mirror', 'A mirror keeps the clean one.'],
    ],
    after: [['replace', 'Replace every copy that pulled it.']],
  },
  'base.cve': {
    before: [
      ['base', 'Rebuild the base once.'],
      ['build', 'Build what stands on it.'],
      ['rollOut', 'Roll it out.'],
    ],
    after: ['What stands on the old base falls until it is rolled.'],
  },
  'release.bad': {
    before: [ROLL_SLOWLY],
    after: ['Watch its errors for the first minutes.', ['undo', 'Undo the roll-out if they rise.']],
  },
  'release.fix': {
    before: [['rollQuickly', 'Let this one through quickly: no hold, no long wait between its copies.']],
    after: ['Every copy of an older release answers with errors until it is replaced.'],
  },
  leak: {
    before: [ROLL_SLOWLY],
    after: ['Watch its memory.', ['undo', 'Undo the roll-out if it only grows.']],
  },
  'daemon.restarts': {
    before: [['liveRestore', 'Live-restore keeps its containers.'], 'An engine without a daemon has none to lose.'],
    after: ['What it ran starts again.'],
  },
  'pod.crashes': {
    before: [['copy', 'More than one copy keeps it up.']],
    after: ['It starts again by itself, each time a little later.'],
  },
};

const whys: AdviceCatalogue['whys'] = {
  'service.link_full': [['apart', 'Move copies or requests elsewhere, or keep them apart.']],
  'service.retried': [['calm', 'Cut the retries, set a budget or a breaker, or turn requests away.']],
  'service.throttled': [['instances', 'Reserve more, or send it less.']],
  'service.cold': [['instances', 'Keep some provisioned.']],
  'service.far': [['edge', 'An edge site near them would answer in time.']],
  'service.poisoned': [['replace', 'Replace them.']],
  'service.stalled': [['undo', 'Look at the new pods, or undo it.']],
  'pod.hung': [
    ['probe', 'A liveness probe would restart it, a readiness probe would send nobody to it.'],
    ['stopPod', 'Stop it, and another one takes its place if it is declared.'],
  ],
  'pod.not_pushed': [['push', 'Push it.']],
  'pod.registry_dark': [
    ['mirror', 'A mirror would have helped.'],
    ['prePull', 'A pull before would have helped.'],
  ],
  'pod.foreign_code': [
    ['everywhere', 'Build it for every processor and run the new build in its place, or let its node emulate.'],
  ],
  'host.cooled': [['power', 'Switch idle machines off: the others get what they drew.']],
  'host.late': [['cloud', 'The cloud needs no lorry.']],
  'service.neighbour': [['sizes', 'A limit keeps it to its part; a higher request gives its neighbours more weight.']],
  'host.batch': [
    ['batch', 'Hold it down while the others need the cores.'],
    ['slack', 'Sell less idle CPU.'],
  ],
  'autoscaler.at_max': [['nodes', 'Raise its most, or make room.']],
  'autoscaler.too_small': [
    ['nodes', 'Choose a larger model.'],
    ['sizes', 'Ask for less.'],
  ],
  'node.closest': ['Free that much there, so that it fits.', ['sizes', 'Or ask for that much less.']],
  'vm.never_ends': [['throttle', 'Let it be slowed down, or move it when it does less.']],
  'cluster.no_nodes': [['join', 'Join a machine to it.']],
};

export const advice: AdviceCatalogue = {
  signs,
  whys,
  nothingThere: 'Nothing lives on it.',
  allPatched: 'Nothing of yours runs on the old base any more.',
};
