/** Events that are told once something is done: each with its subject (they are decoration, and must still be true). */
import { expect, test } from 'vitest';
import { breachVm } from '../../../shared/sim/security/breach.ts';
import { act, cluster, happened, host, hostSpec, hypervisors, nodeOn, run, runUntil, vm } from './estate.ts';

test('HW2 HW5 a server says that it came, is installed and is gone', () => {
  const estate = cluster();
  act(estate, { verb: 'order', model: 's12', rack: 2, slot: 3, platform: 'linux', runtime: null });
  const id = estate.team.hosts.at(-1)?.id ?? 0;
  runUntil(estate, () => happened(estate, 'host.installed').length > 0);
  act(estate, { verb: 'returnHost', host: id });
  runUntil(estate, () => happened(estate, 'host.returned').length > 0, 10_000);
  for (const kind of ['host.delivered', 'host.installed', 'host.returned'] as const) {
    expect(happened(estate, kind).map(({ subject }) => subject)).toEqual([id]);
  }
});

test('HW9 a host that is switched on says so', () => {
  const estate = hypervisors();
  const { id } = host(estate, 'h3');
  act(estate, { verb: 'powerHost', host: id, on: false });
  act(estate, { verb: 'powerHost', host: id, on: true });
  runUntil(estate, () => host(estate, 'h3').state === 'on');
  expect(happened(estate, 'host.up')).toMatchObject([{ subject: id }]);
});

test('VM2 MG2 ST7 a VM says that it runs, moves and was cloned', () => {
  const estate = hypervisors();
  const mail = vm(estate, 'mail').id;
  act(estate, { verb: 'migrateLive', vm: mail, host: host(estate, 'h2').id });
  run(estate, 3);
  expect(happened(estate, 'migration.started')).toMatchObject([{ subject: mail }]);
  act(estate, { verb: 'cancelMigration', vm: mail });
  run(estate, 1);
  act(estate, { verb: 'cloneVm', source: mail, host: host(estate, 'h3').id });
  const clone = estate.team.vms.at(-1)?.id ?? 0;
  runUntil(estate, () => happened(estate, 'vm.cloned').length > 0);
  runUntil(estate, () => happened(estate, 'vm.running').length > 0);
  expect(happened(estate, 'vm.cloned')).toMatchObject([{ subject: clone }]);
  expect(happened(estate, 'vm.running')).toMatchObject([{ subject: clone }]);
});

test('PD1 RT4 IN2 a container says that it runs, a daemon that it restarted, a card that it is over', () => {
  const hosts = [hostSpec('n1', 0, 0, { platform: 'linux', runtime: 'docker' })];
  const estate = cluster({ replicas: 1, scenario: { hosts } });
  run(estate, 5);
  act(estate, { verb: 'runContainer', node: nodeOn(estate, host(estate, 'n1')).id, service: 'web' });
  const pod = estate.team.instances.at(-1)?.id ?? 0;
  runUntil(estate, () => happened(estate, 'pod.running').some(({ subject }) => subject === pod));
  const incident = { kind: 'daemon.restarts', target: 'n1', factor: 1, warningTicks: 0, ticks: 5 } as const;
  run(estate, 10, [{ kind: 'inject', incident }]);
  expect(happened(estate, 'daemon.restarted')).toMatchObject([{ subject: nodeOn(estate, host(estate, 'n1')).id }]);
  expect(happened(estate, 'incident.over')).toHaveLength(1);
});

test('SE4 a kernel that is taken is told', () => {
  const estate = hypervisors();
  run(estate, 2);
  breachVm(estate.world, estate.rules, estate.team, vm(estate, 'mail'), { events: estate.events });
  expect(happened(estate, 'kernel.taken')).toMatchObject([{ subject: vm(estate, 'mail').id }]);
});
