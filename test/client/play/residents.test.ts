/** What lives on a machine, and the copies of a service, as a panel lists them. */
import { expect, test } from 'vitest';
import { copiesOf, residentsOn } from '../../../client/play/residents.ts';
import { words } from '../../../client/text/index.ts';
import { estateOf } from '../scenes/estate.ts';

test('a copy that is a VM is as well as the VM, in the list of its service and of its machine', () => {
  const { view, rules } = estateOf('2-1', 30);
  const one = view.instances.find(({ kind }) => kind === 'vm')!;
  const stateOf = (state: 'running' | 'crashed') => {
    const vms = view.vms.map((vm) => (vm.id === one.vm ? { ...vm, state } : vm));
    const host = vms.find(({ id }) => id === one.vm)!.host;
    const lists = [copiesOf(one.service, { ...view, vms }, rules), residentsOn(host, { ...view, vms }, rules)];
    return lists.map((list) => list.find(({ key }) => key === `v${one.vm}`)!);
  };
  const { vmStates } = words.names;
  expect(stateOf('running').map(({ health }) => health)).toEqual(['ok', 'ok']);
  expect(stateOf('running').map(({ note }) => note)).toEqual([vmStates.running, expect.stringContaining('GiB')]);
  expect(stateOf('crashed').map(({ health }) => health)).toEqual(['dead', 'dead']);
  expect(stateOf('crashed').map(({ note }) => note)).toEqual([vmStates.crashed, vmStates.crashed]);
});

test('pods and processes stand there under their own names', () => {
  for (const scenario of ['launch-day', '1-1']) {
    const { view, rules } = estateOf(scenario, 60);
    const all = view.hosts.flatMap(({ id }) => residentsOn(id, view, rules));
    expect(all.map(({ key }) => key).sort()).toEqual(view.instances.map(({ id }) => `i${id}`).sort());
    const copies = rules.services.flatMap(({ index }) => copiesOf(index, view, rules));
    expect(copies.map(({ key, name }) => key + name).sort()).toEqual(all.map(({ key, name }) => key + name).sort());
  }
});
