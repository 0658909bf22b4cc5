/** One copy of a service: a plain process, the process in a VM, or a pod. */

import { Hand, Square } from 'lucide';
import { byId } from '../../../shared/base/ids.ts';
import { glyphOf } from '../../look/glyphs.ts';
import { Icon } from '../../look/icon.tsx';
import { Lazily } from '../../look/lazily.tsx';
import { instanceHealth } from '../../play/health.ts';
import { instanceName, nameOf } from '../../play/naming.ts';
import { carry } from '../../store/board.ts';
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { ChartFold } from '../chart-fold.tsx';
import { allows, Fact, FactList, Group, Heading } from '../parts.tsx';
import { useSlice } from '../slice.ts';
import { Sparks } from '../sparks.tsx';
import { select } from '../stage.ts';
import { stateUntil } from '../state-until.ts';
import { WhatIs } from '../what-is.tsx';
import { WhyFold } from '../why.tsx';
import { FurtherActs } from './further-acts.tsx';
import { VmPanel } from './vm.tsx';

const text = words.game.panel;
const byHand = () => import('../by-hand.tsx').then(({ ByHand }) => ByHand);

function readInstance(id: number) {
  const [now, book] = [view.value, rules.value];
  const one = now === null ? undefined : byId(now.instances, id);
  if (now === null || book === null || one === undefined) return null;
  return {
    kind: one.kind,
    vm: one.vm,
    name: words.names.pod(instanceName(id, now.facts, book)),
    health: instanceHealth(one),
    runs: one.state === 'running',
    service: one.service,
    serviceId: book.services[one.service]?.id ?? '',
    deployment: one.deployment,
    place:
      one.kind === 'process' ? nameOf('host', one.host, now.facts, book) : nameOf('node', one.node, now.facts, book),
    state: stateUntil(words.names.instanceStates[one.state], one.untilTick),
    answers: !one.ready ? text.no : one.throttled ? text.throttled : text.yes,
    restarts: one.restarts,
    usedMib: one.memoryUsedMib,
    cpuPercent: one.cpuPercent,
    requestCpuM: one.requestCpuM,
    requestMib: one.requestMib,
    limitCpuM: one.limitCpuM,
    limitMib: one.limitMib,
    isMoving: now.transfers.some((transfer) => transfer.process === id),
  };
}

type Read = NonNullable<ReturnType<typeof readInstance>>;

function Orders({ id, one }: { id: number; one: Read }) {
  const isPod = one.kind === 'container';
  return (
    <Group title={text.actions}>
      {isPod && allows('stopContainer') && (
        <Act command={{ verb: 'stopContainer', instance: id }} label={text.stopPod} icon={Square} />
      )}
      {!isPod && !one.isMoving && (allows('convert') || allows('moveProcess')) && (
        <button
          type="button"
          class="button primary act-button"
          onClick={() => {
            carry.value = { kind: 'process', id };
          }}
        >
          <Icon of={Hand} size={16} /> <span class="act-label">{text.makeVm}</span>
        </button>
      )}
    </Group>
  );
}

/** The same acts where no panel is around them. */
export function InstanceActs({ id }: { id: number }) {
  const one = useSlice(() => readInstance(id), [id]);
  if (one === null) return null;
  return (
    <>
      <Orders id={id} one={one} />
      <FurtherActs subject={{ kind: one.kind === 'container' ? 'pod' : 'process', id }} />
    </>
  );
}

export function InstancePanel({ id }: { id: number }) {
  const one = useSlice(() => readInstance(id), [id]);
  if (one === null) return <p class="muted">{text.gone}</p>;
  if (one.kind === 'vm') return <VmPanel id={one.vm} />;
  const isPod = one.kind === 'container';
  return (
    <>
      <Heading
        glyph={glyphOf(one.serviceId)}
        health={one.health}
        state={one.state}
        name={one.name}
        sub={one.place === '' ? words.names.kinds[one.kind] : text.on(one.place)}
      >
        <WhatIs about={{ of: 'thing', kind: isPod ? 'pod' : 'process' }} name={one.name} />
      </Heading>
      {one.runs && <Sparks of={{ kind: 'instance', id }} metrics={['cpu', 'memory']} />}
      {isPod && <WhyFold about={{ pod: id }} />}
      <Orders id={id} one={one} />
      {one.runs && <ChartFold of={{ kind: 'instance', id }} />}
      <FactList>
        <Fact label={text.ready}>{one.answers}</Fact>
        <Fact label={text.memory}>{text.size(one.usedMib)}</Fact>
        {isPod && <Fact label={text.restarts}>{one.restarts}</Fact>}
        {isPod && (
          <Fact label={text.request}>{text.cpuAndMemory(one.requestCpuM, one.requestMib) || text.noRequest}</Fact>
        )}
        {isPod && <Fact label={text.limit}>{text.cpuAndMemory(one.limitCpuM, one.limitMib) || text.noLimit}</Fact>}
      </FactList>
      {isPod && one.deployment > 0 && (
        <button
          type="button"
          class="button act-button"
          onClick={() => select({ kind: 'deployment', id: one.deployment })}
        >
          <span class="act-label">{text.ofDeployment}</span>
          <span class="act-note">{words.names.service(rules.value?.services[one.service]?.id ?? '')}</span>
        </button>
      )}
      {isPod && one.deployment === 0 && <Lazily load={byHand} props={{ service: one.service }} />}
      <FurtherActs subject={{ kind: isPod ? 'pod' : 'process', id }} />
    </>
  );
}
