/** The autoscaler of a deployment: between how many copies, at what use of their CPU request, on or off. */
import { useState } from 'preact/hooks';
import { MAX_REPLICAS, MAX_STABILISATION_TICKS, MAX_TARGET_CPU_PERCENT } from '../../../shared/sim/limits.ts';
import type { DeploymentFacts } from '../../../shared/sim/world.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { Group } from '../parts.tsx';
import { NumberField } from './new-vm.tsx';

const text = words.game.panel;

/** What stands in the fields of one that is off; a game choice: below the knee at 75 %, where queues grow fast. */
const FIRST_TARGET_PERCENT = 70;
/** The largest that the rules take. */
const MOST = {
  minReplicas: MAX_REPLICAS,
  maxReplicas: MAX_REPLICAS,
  targetCpuPercent: MAX_TARGET_CPU_PERCENT,
  downStabilisationTicks: MAX_STABILISATION_TICKS,
} as const;

interface Autoscaled {
  readonly it: Readonly<DeploymentFacts>;
}

/** The fields begin anew whenever someone changed what is set. */
export function Autoscaler({ it }: Autoscaled) {
  const set = [it.id, it.minReplicas, it.maxReplicas, it.targetCpuPercent, it.downStabilisationTicks];
  return <Fields key={set.join('|')} it={it} />;
}

function Fields({ it }: Autoscaled) {
  const isOn = it.maxReplicas > 0;
  const copies = Math.max(1, it.replicas);
  const [range, setRange] = useState({
    minReplicas: isOn ? it.minReplicas : copies,
    maxReplicas: isOn ? it.maxReplicas : copies * 2,
    targetCpuPercent: isOn ? it.targetCpuPercent : FIRST_TARGET_PERCENT,
    downStabilisationTicks: it.downStabilisationTicks,
  });
  const field = (label: string, name: keyof typeof range, step: number) => (
    <NumberField
      label={label}
      value={range[name]}
      step={step}
      onValue={(value) => setRange({ ...range, [name]: Math.min(value, MOST[name]) })}
    />
  );
  return (
    <Group title={text.autoscaler}>
      <p class="muted">
        {isOn ? text.autoscalerOn(it.minReplicas, it.maxReplicas, it.targetCpuPercent) : text.autoscalerOff}
      </p>
      <div class="form-grid">
        {field(text.atLeast, 'minReplicas', 1)}
        {field(text.atMost, 'maxReplicas', 1)}
        {field(text.cpuTarget, 'targetCpuPercent', 5)}
        {field(text.downWindow, 'downStabilisationTicks', 60)}
      </div>
      <Act
        command={{ verb: 'setAutoscaler', deployment: it.id, ...range }}
        label={isOn ? text.apply : text.autoscalerTurnOn}
      />
      {isOn && <Act command={{ verb: 'removeAutoscaler', deployment: it.id }} label={text.autoscalerTurnOff} />}
    </Group>
  );
}
