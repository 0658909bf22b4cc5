/** A machine: what it is, what lives on it, what can be done with it. */

import { Cloud, HardDriveDownload, Network, Power, Server, Undo2, Wrench } from 'lucide';
import { byId } from '../../../shared/base/ids.ts';
import { freeMib, isEmpty } from '../../../shared/sim/placement.ts';
import { usableMib } from '../../../shared/sim/rulebook.ts';
import { HealthMark } from '../../look/marks.tsx';
import { hostHealth } from '../../play/health.ts';
import { memoryGoneMib } from '../../play/host-memory.ts';
import { leftToHands } from '../../play/overlays/survive.ts';
import { type Resident, residentsOn } from '../../play/residents.ts';
import { frame, rules, view } from '../../store/session.ts';
import { wait } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { ChartFold } from '../chart-fold.tsx';
import { allows, Fact, FactList, Group, Heading, SetFacts } from '../parts.tsx';
import { hostSetFacts } from '../set-facts.ts';
import { useSlice } from '../slice.ts';
import { Sparks } from '../sparks.tsx';
import { select } from '../stage.ts';
import { stateUntil } from '../state-until.ts';
import { WhatIs } from '../what-is.tsx';
import { WhyFold } from '../why.tsx';
import { FurtherActs } from './further-acts.tsx';
import { NewVm } from './new-vm.tsx';
import { NodeActs } from './node.tsx';

const text = words.game.panel;

export function HostPanel({ id }: { id: number }) {
  const host = useSlice(() => readHost(id), [id]);
  if (host === null) return <p class="muted">{text.gone}</p>;
  return (
    <>
      <Heading
        glyph={host.isCloud ? Cloud : Server}
        health={host.health}
        name={host.name}
        sub={host.model}
        state={host.state}
      >
        <WhatIs about={{ of: 'thing', kind: 'host' }} name={host.name} />
      </Heading>
      {host.isOn && <Sparks of={{ kind: 'host', id }} metrics={['cpu', 'memory', 'power']} />}
      {host.note !== '' && <p class="panel-note">{host.note}</p>}
      <WhyFold about={{ host: id }} />
      <HostActs id={id} />
      {host.isOn && <ChartFold of={{ kind: 'host', id }} />}
      <FactList>
        <Fact label={text.runs}>{host.platform}</Fact>
        {host.isOn && <Fact label={text.cores}>{text.coresOf(host.cpuPercent, host.cores)}</Fact>}
        <Fact label={text.memory}>
          {host.isOn ? text.memoryOf(host.usedMib, host.memoryMib) : text.size(host.memoryMib)}
        </Fact>
        {host.isOn && host.freeMib >= 0 && <Fact label={text.free}>{text.size(host.freeMib)}</Fact>}
        {host.watts > 0 && <Fact label={text.power}>{text.watts(host.watts)}</Fact>}
        <Fact label={text.rent}>{text.perHour(host.rent)}</Fact>
        {host.isOn && (
          <Fact label={text.losable}>{host.losable ? text.losableYes(host.leftToHands) : text.losableNo}</Fact>
        )}
      </FactList>
      <SetFacts facts={host.set} />
      <Residents id={id} />
      <FurtherActs subject={{ kind: 'host', id }} />
    </>
  );
}

function readHost(id: number) {
  const [now, book] = [view.value, rules.value];
  const host = now === null ? undefined : byId(now.hosts, id);
  const model = book?.models[host?.model ?? -1];
  if (now === null || book === null || host === undefined || model === undefined) return null;
  const pace = frame.value?.pace ?? 1;
  const notes = [
    host.failure !== 'none' && host.state === 'failed' ? words.names.failures[host.failure] : '',
    host.leaseEndTick > 0 ? text.leaves(wait(host.leaseEndTick - now.facts.tick, pace)) : '',
    host.controlPlane ? text.controlPlane : '',
  ];
  const platform = book.platforms[host.platform]?.name ?? words.names.bare;
  const runtime = book.runtimes[host.runtime]?.name;
  const isCluster = now.nodes.some((node) => node.host === id);
  return {
    name: host.name,
    model: model.name,
    isCloud: model.kind === 'cloud',
    health: hostHealth(host),
    note: notes.filter((note) => note !== '').join(', '),
    state: stateUntil(words.names.hostStates[host.state], host.untilTick),
    isOn: host.state === 'on',
    platform: runtime === undefined ? platform : `${platform} + ${runtime}`,
    cores: model.cores,
    cpuPercent: host.cpuPercent,
    usedMib: memoryGoneMib(now, book, host),
    memoryMib: model.memoryMib,
    // Of a node, the scheduler's bookkeeping decides what is free, not the hypervisor's.
    freeMib:
      host.platform < 0 || isCluster
        ? -1
        : Math.max(0, Math.min(usableMib(book, host), freeMib(now.facts, book, host))),
    watts: host.watts,
    rent: model.rentDollarsPerHour,
    losable: host.losable,
    leftToHands: leftToHands(now, (one) => one === id),
    set: hostSetFacts(host, now, book),
  };
}

function Residents({ id }: { id: number }) {
  const list = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    return now === null || book === null ? [] : residentsOn(id, now, book);
  }, [id]);
  return (
    <Group title={text.livesHere}>
      {list.length === 0 ? <p class="muted">{text.nothingHere}</p> : <ResidentList list={list} />}
    </Group>
  );
}

export function ResidentList({ list }: { list: readonly Resident[] }) {
  return (
    <ul class="residents">
      {list.map((one) => (
        <li key={one.key}>
          <button type="button" class="resident" onClick={() => select(one.selection)}>
            <HealthMark health={one.health} size={12} label={words.common.health[one.health]} />
            <span>{one.name}</span>
            <span class="muted mono">{one.note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function HostActs({ id }: { id: number }) {
  const now = useSlice(() => {
    const [shown, book] = [view.value, rules.value];
    const host = shown === null ? undefined : byId(shown.hosts, id);
    if (shown === null || book === null || host === undefined) return null;
    const platform = book.platforms[host.platform];
    return {
      state: host.state,
      failed: host.state === 'failed' && host.failure === 'hardware',
      leaves: host.leaseEndTick > 0,
      isEmpty: isEmpty(shown.facts, id),
      isOs: platform?.kind === 'os',
      isHypervisor: platform !== undefined && platform.kind !== 'os',
      isCloud: book.models[host.model]?.kind === 'cloud',
      platforms: book.scenario.platforms.filter((one) => one !== platform?.id),
      runtimes: book.scenario.runtimes,
      node: shown.nodes.find((node) => node.host === id)?.id ?? 0,
    };
  }, [id]);
  if (now === null || now.leaves) return null;
  const isOn = now.state === 'on';
  return (
    <>
      <Group title={text.actions}>
        {now.failed && allows('repairHost') && (
          <Act command={{ verb: 'repairHost', host: id }} label={text.repair} icon={Wrench} primary />
        )}
        {allows('returnHost') && (
          <Act
            command={{ verb: 'returnHost', host: id }}
            label={text.giveBack}
            icon={Undo2}
            primary={now.isEmpty && isOn}
          />
        )}
        {isOn && now.isOs && now.node === 0 && allows('joinNode') && <Joins target={id} runtimes={now.runtimes} />}
        {(now.state === 'on' || now.state === 'off') && allows('powerHost') && (
          <Act
            command={{ verb: 'powerHost', host: id, on: !isOn }}
            label={isOn ? text.powerOff : text.powerOn}
            icon={Power}
          />
        )}
      </Group>
      {now.node > 0 && <NodeActs id={now.node} />}
      {isOn && now.isHypervisor && allows('createVm') && <NewVm host={id} />}
      {isOn && now.isEmpty && !now.isCloud && now.platforms.length > 0 && allows('installPlatform') && (
        <Installs host={id} platforms={now.platforms} />
      )}
    </>
  );
}

export function Joins({ target, runtimes }: { target: number; runtimes: readonly string[] }) {
  const book = rules.value;
  return runtimes.map((runtime) => (
    <Act
      key={runtime}
      command={{ verb: 'joinNode', target, runtime }}
      label={text.join(book?.runtimes.find((one) => one.id === runtime)?.name ?? runtime)}
      icon={Network}
    />
  ));
}

function Installs({ host, platforms }: { host: number; platforms: readonly string[] }) {
  const book = rules.value;
  return (
    <Group title={words.game.tools.install.name}>
      {platforms.map((platform) => (
        <Act
          key={platform}
          command={{ verb: 'installPlatform', host, platform }}
          label={text.install(book?.platforms.find((one) => one.id === platform)?.name ?? platform)}
          icon={HardDriveDownload}
        />
      ))}
    </Group>
  );
}
