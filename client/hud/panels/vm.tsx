/** A virtual machine: its size, how it feels, and where it could go. */

import { Box, Hand, Play, Snowflake, Square, Trash2 } from 'lucide';
import { byId } from '../../../shared/base/ids.ts';
import { Icon } from '../../look/icon.tsx';
import { vmHealth } from '../../play/health.ts';
import { memoryInUseMib } from '../../play/host-memory.ts';
import { nameOf } from '../../play/naming.ts';
import { carry } from '../../store/board.ts';
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { ChartFold } from '../chart-fold.tsx';
import { allows, Choices, Fact, FactList, Group, Heading, SetFacts } from '../parts.tsx';
import { vmSetFacts } from '../set-facts.ts';
import { useSlice } from '../slice.ts';
import { Sparks } from '../sparks.tsx';
import { stateUntil } from '../state-until.ts';
import { WhatIs } from '../what-is.tsx';
import { WhyFold } from '../why.tsx';
import { FurtherActs } from './further-acts.tsx';
import { Joins } from './host.tsx';
import { ResizeVm } from './new-vm.tsx';
import { NodeActs } from './node.tsx';
import { TransferOf } from './transfer.tsx';

const text = words.game.panel;

function readVm(id: number) {
  const [now, book] = [view.value, rules.value];
  const vm = now === null ? undefined : byId(now.vms, id);
  if (now === null || book === null || vm === undefined) return null;
  return {
    name: nameOf('vm', id, now.facts, book),
    health: vmHealth(vm),
    host: byId(now.hosts, vm.host)?.name ?? '',
    state: vm.state,
    stateLine: stateUntil(words.names.vmStates[vm.state], vm.untilTick),
    guest: book.guests[vm.guest]?.name ?? '',
    vcpus: vm.vcpus,
    memoryMib: vm.memoryMib,
    usedMib: memoryInUseMib(now, book, vm),
    cpuPercent: vm.cpuPercent,
    shortPercent: vm.shortPercent,
    dirtyMibPerS: vm.dirtyMibPerS,
    throttled: vm.throttled,
    haPriority: vm.haPriority,
    isFree: vm.service < 0 && vm.runtime < 0,
    node: now.nodes.find((node) => node.vm === id)?.id ?? 0,
    transfer: now.transfers.find((transfer) => transfer.vm === id)?.id ?? 0,
    others: now.hosts
      .filter((host) => host.id !== vm.host && (book.platforms[host.platform]?.kind ?? 'os') !== 'os')
      .filter((host) => host.platform !== byId(now.hosts, vm.host)?.platform)
      .map((host) => ({ id: host.id, name: host.name })),
    runtimes: book.scenario.runtimes,
    set: vmSetFacts(vm, now, book),
  };
}

export function VmPanel({ id }: { id: number }) {
  const vm = useSlice(() => readVm(id), [id]);
  if (vm === null) return <p class="muted">{text.gone}</p>;
  const runs = vm.state === 'running';
  return (
    <>
      <Heading glyph={Box} health={vm.health} name={vm.name} sub={text.on(vm.host)} state={vm.stateLine}>
        <WhatIs about={{ of: 'thing', kind: 'vm' }} name={vm.name} />
      </Heading>
      {runs && <Sparks of={{ kind: 'vm', id }} metrics={['cpu', 'waits', 'dirty']} />}
      {vm.transfer > 0 && <TransferOf id={vm.transfer} />}
      <WhyFold about={{ vm: id }} />
      <VmActs id={id} vm={vm} />
      {runs && <ChartFold of={{ kind: 'vm', id }} />}
      <FactList>
        <Fact label={text.guest}>{vm.guest}</Fact>
        <Fact label={text.memory}>{runs ? text.memoryOf(vm.usedMib, vm.memoryMib) : text.size(vm.memoryMib)}</Fact>
        <Fact label={text.vcpus}>{runs ? text.vcpuUse(vm.cpuPercent, vm.vcpus) : vm.vcpus}</Fact>
        {runs && <Fact label={text.waits}>{text.waitsValue(vm.shortPercent)}</Fact>}
        {runs && <Fact label={text.dirty}>{text.dirtyValue(vm.dirtyMibPerS)}</Fact>}
      </FactList>
      <SetFacts facts={vm.set} />
      <FurtherActs subject={{ kind: 'vm', id }} />
    </>
  );
}

/** The same acts where no panel is around them. */
export function VmActsOf({ id }: { id: number }) {
  const vm = useSlice(() => readVm(id), [id]);
  return vm === null ? null : <VmActs id={id} vm={vm} />;
}

function VmActs({ id, vm }: { id: number; vm: NonNullable<ReturnType<typeof readVm>> }) {
  const runs = vm.state === 'running';
  const isDown = vm.state === 'stopped' || vm.state === 'crashed';
  const lift = (cold: boolean) => () => {
    carry.value = { kind: 'vm', id, cold };
  };
  return (
    <>
      <Group title={text.actions}>
        {allows('migrateLive') && runs && vm.transfer === 0 && (
          <button type="button" class="button primary act-button" onClick={lift(false)}>
            <Icon of={Hand} size={16} /> <span class="act-label">{text.move}</span>
          </button>
        )}
        {allows('migrateCold') && vm.transfer === 0 && vm.state !== 'converting' && (
          <button type="button" class="button act-button" onClick={lift(true)}>
            <Icon of={Snowflake} size={16} /> <span class="act-label">{text.moveCold}</span>
          </button>
        )}
        {allows('throttleVm') && (
          <Act
            command={{ verb: 'throttleVm', vm: id, on: !vm.throttled }}
            label={vm.throttled ? text.unthrottle : text.throttle}
          />
        )}
        {isDown && allows('bootVm') && (
          <Act command={{ verb: 'bootVm', vm: id }} label={text.boot} icon={Play} primary />
        )}
        {!isDown && allows('stopVm') && <Act command={{ verb: 'stopVm', vm: id }} label={text.stop} icon={Square} />}
        {runs && vm.isFree && allows('joinNode') && <Joins target={id} runtimes={vm.runtimes} />}
        {vm.state === 'stopped' &&
          allows('convert') &&
          vm.others.map((host) => (
            <Act
              key={host.id}
              command={{ verb: 'convert', subject: id, host: host.id, vcpus: vm.vcpus, memoryMib: vm.memoryMib }}
              label={text.convertTo(host.name)}
            />
          ))}
        {allows('deleteVm') && <Act command={{ verb: 'deleteVm', vm: id }} label={text.delete} icon={Trash2} />}
      </Group>
      {vm.node > 0 && <NodeActs id={vm.node} />}
      {allows('resizeVm') && (
        <ResizeVm
          key={`${vm.vcpus} ${vm.memoryMib}`}
          vm={id}
          vcpus={vm.vcpus}
          memoryMib={vm.memoryMib}
          isStopped={vm.state === 'stopped'}
        />
      )}
      {allows('setHa') && (
        <Choices
          title={text.ha}
          options={text.haChoices.map((label, value) => ({ value, label }))}
          value={vm.haPriority}
          command={(priority) => ({ verb: 'setHa', vm: id, priority })}
        />
      )}
    </>
  );
}
