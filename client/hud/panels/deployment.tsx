/** What is declared: how many copies, how large, how watched, how spread, what must stay up. */
import { RefreshCw, Trash2, Upload } from 'lucide';
import { useState } from 'preact/hooks';
import { byId } from '../../../shared/base/ids.ts';
import type { DeploymentFacts } from '../../../shared/sim/world.ts';
import { glyphOf } from '../../look/glyphs.ts';
import { HealthMark } from '../../look/marks.tsx';
import { isUnwatched } from '../../play/health.ts';
import { pending } from '../../store/board.ts';
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { ChartFold } from '../chart-fold.tsx';
import { allows, Choices, Fact, FactList, Group, Heading, Stepper } from '../parts.tsx';
import { useSlice } from '../slice.ts';
import { WhatIs } from '../what-is.tsx';
import { WhyFold } from '../why.tsx';
import { Autoscaler } from './autoscaler.tsx';
import { FurtherActs } from './further-acts.tsx';
import { NumberField } from './new-vm.tsx';

const text = words.game.panel;

function readDeployment(id: number) {
  const [now, book] = [view.value, rules.value];
  const deployment = now === null ? undefined : byId(now.deployments, id);
  if (now === null || book === null || deployment === undefined) return null;
  const pods = now.instances.filter((one) => one.deployment === id);
  const serving = pods.filter((one) => one.ready && one.state === 'running').length;
  const serviceId = book.services[deployment.service]?.id ?? '';
  // Nobody can pull it yet: what is rolled out before it is pushed waits.
  const unpushed = now.facts.builds.findLast((one) => one.service === deployment.service && one.state !== 'pushed');
  return { ...deployment, unpushed, serviceId, name: words.names.service(serviceId), pods: pods.length, serving };
}

export function DeploymentPanel({ id }: { id: number }) {
  const it = useSlice(() => readDeployment(id), [id]);
  if (it === null) return <p class="muted">{text.gone}</p>;
  const health = it.serving >= it.replicas ? 'ok' : it.serving === 0 ? 'bad' : 'watch';
  return (
    <>
      <Heading
        glyph={glyphOf(it.serviceId)}
        health={health}
        name={it.name}
        sub={words.names.kinds.deployment}
        state={text.serving(it.serving, it.pods)}
      >
        <WhatIs about={{ of: 'thing', kind: 'deployment' }} name={it.name} />
      </Heading>
      {health !== 'ok' && <WhyFold about={{ service: it.service }} />}
      <Scale id={id} it={it} />
      <ChartFold of={{ kind: 'service', id: it.service }} />
      <FactList>
        <Fact label={text.request}>{text.cpuAndMemory(it.requestCpuM, it.requestMib) || text.noRequest}</Fact>
        <Fact label={text.limit}>{text.cpuAndMemory(it.limitCpuM, it.limitMib) || text.noLimit}</Fact>
        <Fact label={text.release}>{it.release}</Fact>
      </FactList>
      <Orders id={id} it={it} />
    </>
  );
}

type Read = NonNullable<ReturnType<typeof readDeployment>>;

function Scale({ id, it }: { id: number; it: Read }) {
  if (!allows('scale')) return null;
  return (
    <Group title={text.replicas}>
      <Replicas id={id} replicas={it.replicas} name={it.name} />
    </Group>
  );
}

function Orders({ id, it }: { id: number; it: Read }) {
  return (
    <>
      {allows('setAutoscaler') && <Autoscaler it={it} />}
      <Settings it={it} />
      <FurtherActs subject={{ kind: 'deployment', id }} />
      {(allows('setRelease') || allows('deleteDeployment')) && (
        <Group title={text.actions}>
          {allows('pushImage') && it.unpushed !== undefined && (
            <Act
              command={{ verb: 'pushImage', build: it.unpushed.id }}
              label={text.push(it.unpushed.release)}
              icon={Upload}
            />
          )}
          {allows('setRelease') && (
            <Act
              command={{ verb: 'setRelease', deployment: id, release: it.release + 1 }}
              label={text.rollOut(it.release + 1)}
              icon={RefreshCw}
            />
          )}
          {allows('deleteDeployment') && (
            <Act command={{ verb: 'deleteDeployment', deployment: id }} label={text.delete} icon={Trash2} />
          )}
        </Group>
      )}
    </>
  );
}

/** The same acts where no panel is around them. */
export function DeploymentActs({ id }: { id: number }) {
  const it = useSlice(() => readDeployment(id), [id]);
  if (it === null) return null;
  return (
    <>
      <Scale id={id} it={it} />
      <Orders id={id} it={it} />
    </>
  );
}

export function Replicas({ id, replicas, name }: { id: number; replicas: number; name: string }) {
  return (
    <Stepper
      value={replicas}
      label={text.replicas}
      fewer={text.fewer(name)}
      more={text.more(name)}
      command={(value) => ({ verb: 'scale', deployment: id, replicas: value })}
    />
  );
}

/** Choices that make a difference one can see: the default, a minute, ten seconds, at once (K30). */
const TOLERATIONS = [300, 60, 10, 0];
const PRIORITIES = { low: -100, normal: 0, high: 100 } as const;

function Settings({ it }: { it: Readonly<DeploymentFacts> }) {
  const { id } = it;
  return (
    <>
      {allows('setProbes') && <Probes it={it} />}
      {allows('setSpread') && (
        <Choices
          title={text.spread}
          options={(['none', 'host', 'rack'] as const).map((value) => ({ value, label: text.spreads[value] }))}
          value={it.spread}
          command={(over) => ({ verb: 'setSpread', deployment: id, over })}
        />
      )}
      {allows('setBudget') && (
        <Group title={text.budget}>
          <Stepper
            value={it.minAvailable}
            label={text.budget}
            fewer={text.budgetFewer}
            more={text.budgetMore}
            command={(minAvailable) => ({ verb: 'setBudget', deployment: id, minAvailable })}
          />
        </Group>
      )}
      {allows('setToleration') && (
        <Choices
          title={text.toleration}
          options={TOLERATIONS.map((value) => ({ value, label: text.seconds(value) }))}
          value={it.tolerationTicks}
          command={(ticks) => ({ verb: 'setToleration', deployment: id, ticks })}
        />
      )}
      {allows('setPriority') && (
        <Choices
          title={text.priority}
          options={(['low', 'normal', 'high'] as const).map((name) => ({
            value: PRIORITIES[name] as number,
            label: text.priorities[name],
          }))}
          value={it.priority}
          command={(priority) => ({ verb: 'setPriority', deployment: id, priority })}
        />
      )}
      {allows('setResources') && <Resources key={it.revision} it={it} />}
    </>
  );
}

/** As last ordered: one order sets both, and in a pause the second must not take back the first. */
function useProbes({ id, liveness, readiness }: Readonly<DeploymentFacts>) {
  return useSlice(() => {
    const last = pending.value.findLast(({ command }) => command.verb === 'setProbes' && command.deployment === id);
    return last?.command.verb === 'setProbes' ? last.command : { liveness, readiness };
  }, [id, liveness, readiness]);
}

function Probes({ it }: { it: Readonly<DeploymentFacts> }) {
  const { id } = it;
  const { liveness, readiness } = useProbes(it);
  const act = (label: string, what: string, isOn: boolean, change: { liveness: boolean; readiness: boolean }) => (
    <div class={`switch${isOn ? ' is-on' : ''}`}>
      <Act
        command={{ verb: 'setProbes', deployment: id, ...change }}
        label={(isOn ? text.probeOn : text.probeOff)(label)}
      />
      <p class="muted">{what}</p>
    </div>
  );
  return (
    <Group title={text.probes}>
      {!liveness && !readiness && <Unwatched />}
      {act(text.liveness, text.livenessWhat, liveness, { liveness: !liveness, readiness })}
      {act(text.readiness, text.readinessWhat, readiness, { liveness, readiness: !readiness })}
    </Group>
  );
}

const Unwatched = () => (
  <p class="panel-note">
    <HealthMark health="watch" size={12} label={words.common.health.watch} /> {text.unwatchedWhat}
  </p>
);

/** A deployment begins without probes: where its service is looked at, that is said, and both are one press away. */
export function WatchIt({ id }: { id: number }) {
  const isBare = useSlice(() => {
    const it = byId(view.value?.deployments ?? [], id);
    return it !== undefined && rules.value !== null && isUnwatched(it, rules.value);
  }, [id]);
  if (!isBare) return null;
  return (
    <>
      <Unwatched />
      <Act command={{ verb: 'setProbes', deployment: id, liveness: true, readiness: true }} label={text.watch} />
    </>
  );
}

function Resources({ it }: { it: Readonly<DeploymentFacts> }) {
  const { requestCpuM, limitCpuM, requestMib, limitMib } = it;
  const [size, setSize] = useState({ requestCpuM, limitCpuM, requestMib, limitMib });
  const field = (label: string, name: keyof typeof size, step: number) => (
    <NumberField
      label={label}
      value={size[name]}
      step={step}
      onValue={(value) => setSize({ ...size, [name]: value })}
    />
  );
  return (
    <Group title={text.resources}>
      <div class="form-grid">
        {field(text.cpuRequest, 'requestCpuM', 50)}
        {field(text.cpuLimit, 'limitCpuM', 50)}
        {field(text.memoryRequest, 'requestMib', 64)}
        {field(text.memoryLimit, 'limitMib', 64)}
      </div>
      <Act command={{ verb: 'setResources', deployment: it.id, ...size }} label={text.apply} />
    </Group>
  );
}
