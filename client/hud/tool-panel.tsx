/** What a tool of the hot bar can do now: things to take in hand, or orders on a list. */
import { Hand, HardDriveDownload, Rocket, Undo2, Wrench } from 'lucide';
import { useState } from 'preact/hooks';
import { byId } from '../../shared/base/ids.ts';
import { isEmpty } from '../../shared/sim/placement.ts';
import { Icon } from '../look/icon.tsx';
import { HealthMark } from '../look/marks.tsx';
import { hostHealth } from '../play/health.ts';
import { nameOf } from '../play/naming.ts';
import type { Carry } from '../play/targets.ts';
import type { ToolId } from '../play/tools.ts';
import { carry } from '../store/board.ts';
import { frame, rules, view } from '../store/session.ts';
import { wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { Act } from './act.tsx';
import { Catalogue } from './catalogue.tsx';
import { Replicas } from './panels/deployment.tsx';
import { NewVm, NumberField } from './panels/new-vm.tsx';
import { NodeActs } from './panels/node.tsx';
import { allows, Group } from './parts.tsx';
import { useSlice } from './slice.ts';
import { select } from './stage.ts';
import { WhatIs } from './what-is.tsx';

const text = words.game;

export function ToolPanel({ tool, rack, slot }: { tool: ToolId; rack: number; slot: number }) {
  const Content = CONTENT[tool];
  return (
    <section class="tool-panel" aria-label={text.tools[tool].name}>
      <header class="panel-head">
        <h2 tabIndex={-1}>{tool === 'rent' ? text.rent.title : text.tools[tool].name}</h2>
        <WhatIs about={{ of: 'tool', tool }} name={text.tools[tool].name} />
      </header>
      <p class="panel-note">{text.tools[tool].what}</p>
      {tool === 'rent' ? <Catalogue rack={rack} slot={slot} /> : <Content />}
    </section>
  );
}

function Lift({ what, name, note }: { what: Carry; name: string; note: string }) {
  const lift = () => {
    carry.value = what;
  };
  return (
    <button type="button" class="button act-button" onClick={lift}>
      <Icon of={Hand} size={16} />
      <span class="act-label">{name}</span>
      <span class="act-note mono">{note}</span>
    </button>
  );
}

const None = ({ tool }: { tool: ToolId }) => <p class="muted">{text.tools[tool].none}</p>;

function Install() {
  const platforms = useSlice(() => {
    const [book, pace] = [rules.value, frame.value?.pace ?? 1];
    if (book === null) return [];
    return book.platforms
      .filter((platform) => book.scenario.platforms.includes(platform.id))
      .map(({ id, name, installTicks }) => ({ id, name, note: wait(installTicks, pace) }));
  });
  return (
    <div class="stack">
      {platforms.map(({ id, name, note }) => (
        <button
          key={id}
          type="button"
          class="button act-button"
          data-platform={id}
          onClick={() => {
            carry.value = { kind: 'platform', platform: id };
          }}
        >
          <Icon of={HardDriveDownload} size={16} />
          <span class="act-label">{name}</span>
          <span class="act-note mono">{note}</span>
        </button>
      ))}
    </div>
  );
}

function Move() {
  const things = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    const hostName = (id: number) => byId(now.hosts, id)?.name ?? '';
    const moving = new Set(now.transfers.flatMap((transfer) => [transfer.vm, transfer.process]));
    const processes = now.instances
      .filter((one) => one.kind === 'process' && !moving.has(one.id))
      .map((one) => ({
        carry: { kind: 'process', id: one.id } as const,
        name: nameOf('process', one.id, now.facts, book),
        note: hostName(one.host),
      }));
    const vms = now.vms
      .filter((vm) => vm.state !== 'converting' && !moving.has(vm.id))
      .map((vm) => ({
        carry: { kind: 'vm', id: vm.id, cold: !allows('migrateLive') } as const,
        name: nameOf('vm', vm.id, now.facts, book),
        note: hostName(vm.host),
      }));
    return [...processes, ...vms];
  });
  if (things.length === 0) return <None tool="move" />;
  return (
    <div class="stack">
      {things.map((thing) => (
        <Lift key={`${thing.carry.kind}${thing.carry.id}`} what={thing.carry} name={thing.name} note={thing.note} />
      ))}
    </div>
  );
}

function Deploy() {
  const [replicas, setReplicas] = useState(1);
  const services = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    return book.services.map(({ id, index }) => ({
      id,
      isThere: now.deployments.some((deployment) => deployment.service === index),
    }));
  });
  return (
    <div class="stack">
      {allows('deploy') && allows('setProbes') && <p class="panel-note muted">{text.panel.unwatchedWhat}</p>}
      {allows('deploy') && (
        <NumberField
          label={words.names.fields.replicas ?? ''}
          value={replicas}
          step={1}
          onValue={(many) => setReplicas(Math.max(1, many))}
        />
      )}
      {allows('deploy') &&
        services
          .filter((service) => !service.isThere)
          .map(({ id }) => (
            <Act
              key={id}
              command={{ verb: 'deploy', service: id, replicas }}
              label={text.panel.deploy(words.names.service(id))}
              icon={Rocket}
            />
          ))}
      {allows('runContainer') && (
        <Group title={text.panel.runByHand}>
          {services.map(({ id }) => (
            <Lift key={id} what={{ kind: 'service', service: id }} name={words.names.service(id)} note="" />
          ))}
        </Group>
      )}
    </div>
  );
}

function Scale() {
  const deployments = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    return now.deployments.map(({ id, service, replicas }) => ({
      id,
      replicas,
      name: words.names.service(book.services[service]?.id ?? ''),
    }));
  });
  if (deployments.length === 0) return <None tool="scale" />;
  return (
    <ul class="stack">
      {deployments.map(({ id, replicas, name }) => (
        <li key={id} class="line">
          <button type="button" class="button quiet grow" onClick={() => select({ kind: 'deployment', id })}>
            {name}
          </button>
          <Replicas id={id} replicas={replicas} name={name} />
        </li>
      ))}
    </ul>
  );
}

function Drain() {
  const nodes = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    return now.nodes.map(({ id }) => ({ id, name: nameOf('node', id, now.facts, book) }));
  });
  if (nodes.length === 0) return <None tool="drain" />;
  return (
    <ul class="stack">
      {nodes.map(({ id, name }) => (
        <li key={id} class="boxed">
          <strong>{name}</strong>
          <NodeActs id={id} />
        </li>
      ))}
    </ul>
  );
}

/** Machines that a tool is for, the likely ones first. */
function useHosts(likely: (id: number) => boolean) {
  return useSlice(() => {
    const now = view.value;
    if (now === null) return [];
    const all = now.hosts.map((host) => ({
      id: host.id,
      name: host.name,
      health: hostHealth(host),
      isLikely: likely(host.id),
    }));
    return [...all.filter((host) => host.isLikely), ...all.filter((host) => !host.isLikely)];
  });
}

function Repair() {
  const hosts = useHosts((id) => byId(view.value?.hosts ?? [], id)?.state === 'failed').filter((host) => host.isLikely);
  if (hosts.length === 0) return <None tool="repair" />;
  return (
    <div class="stack">
      {hosts.map(({ id, name }) => (
        <Act key={id} command={{ verb: 'repairHost', host: id }} label={name} icon={Wrench} />
      ))}
    </div>
  );
}

function Return() {
  const hosts = useHosts((id) => view.value !== null && isEmpty(view.value.facts, id));
  if (hosts.length === 0) return <None tool="return" />;
  return (
    <div class="stack">
      {hosts.map(({ id, name, isLikely }) => (
        <Act key={id} command={{ verb: 'returnHost', host: id }} label={name} icon={Undo2} primary={isLikely} />
      ))}
    </div>
  );
}

/** A VM needs a machine first. */
function Vm() {
  const hosts = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    return now.hosts
      .filter((host) => host.state === 'on' && (book.platforms[host.platform]?.kind ?? 'os') !== 'os')
      .map((host) => ({ id: host.id, name: host.name, health: hostHealth(host) }));
  });
  if (hosts.length === 0) return <p class="muted">{words.refusals.sentence('host.no_hypervisor')}</p>;
  return (
    <ul class="stack">
      {hosts.map(({ id, name, health }) => (
        <li key={id} class="boxed">
          <strong>
            <HealthMark health={health} size={12} label={words.common.health[health]} /> {name}
          </strong>
          <NewVm host={id} />
        </li>
      ))}
    </ul>
  );
}

const CONTENT = {
  rent: () => null,
  install: Install,
  vm: Vm,
  move: Move,
  deploy: Deploy,
  scale: Scale,
  drain: Drain,
  repair: Repair,
  return: Return,
} satisfies Record<ToolId, () => unknown>;
