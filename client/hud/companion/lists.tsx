/** On a phone: services to scale and machines to heal, in an order that does not move under the thumb. */
import { Wrench } from 'lucide';
import { type Health, HealthMark } from '../../look/marks.tsx';
import { placesFree } from '../../play/free-places.ts';
import { hostHealth, serviceHealth } from '../../play/health.ts';
import { rules, view } from '../../store/session.ts';
import { memory, milliseconds } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { Replicas } from '../panels/deployment.tsx';
import { allows } from '../parts.tsx';
import { LoadBar } from '../services.tsx';
import { useSlice } from '../slice.ts';
import { emptyingOf } from './alerts.tsx';

const text = words.game;
const phone = words.together.phone;
const TROUBLE: readonly Health[] = ['dead', 'bad', 'watch', 'ok', 'off'];

export function ServiceList() {
  const services = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    const all = now.services.map((service, index) => {
      const deployment = now.deployments.find((one) => one.service === index);
      return {
        index,
        name: words.names.service(book.services[index]?.id ?? ''),
        health: serviceHealth(service),
        p95: service.p95Ms,
        load: service.utilisationPercent,
        deployment: deployment?.id ?? 0,
        replicas: deployment?.replicas ?? 0,
      };
    });
    // By trouble, not by load: a row that moves under the thumb is a wrong order given.
    return all.sort((a, b) => TROUBLE.indexOf(a.health) - TROUBLE.indexOf(b.health) || a.index - b.index);
  });
  return (
    <section aria-label={text.regions.services}>
      <header class="companion-title">
        <h2>{text.regions.services}</h2>
        <span class="muted companion-key" aria-hidden="true">
          <i class="is-asked" /> {phone.asked} <i class="is-room" /> {phone.room}
        </span>
      </header>
      <ul class="companion-services">
        {services.map((service) => (
          <li key={service.index}>
            <div>
              <strong>{service.name}</strong>
              <span class={`mono is-${service.health}`}>
                <HealthMark health={service.health} size={12} label={words.common.health[service.health]} />{' '}
                {milliseconds(service.p95)}
              </span>
            </div>
            <LoadBar percent={service.load} />
            {service.deployment > 0 && allows('scale') && (
              <Replicas id={service.deployment} replicas={service.replicas} name={service.name} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Machines in their own order, each with what heals or empties it. */
export function MachineList() {
  const machines = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    const free = new Map(placesFree(now, book).map((place) => [place.id, place.freeMib]));
    return now.hosts.map((host) => ({
      id: host.id,
      name: host.name,
      health: hostHealth(host),
      state: host.state,
      line: phone.machineLine(host.cpuPercent, memory(free.get(host.id) ?? 0)),
    }));
  });
  return (
    <section aria-label={phone.machines}>
      <h2>{phone.machines}</h2>
      <ul class="companion-machines">
        {machines.map(({ id, name, health, state, line }) => (
          <li key={id}>
            <details>
              <summary>
                <HealthMark health={health} size={14} label={words.common.health[health]} />
                <strong>{name}</strong>
                <span class="muted mono">{state === 'on' ? line : words.common.health[health]}</span>
              </summary>
              <MachineActs id={id} isDown={state === 'failed'} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MachineActs({ id, isDown }: { id: number; isDown: boolean }) {
  const emptying = useSlice(() => emptyingOf(id), [id]);
  return (
    <div class="alert-acts">
      {isDown && allows('repairHost') && (
        <Act command={{ verb: 'repairHost', host: id }} label={text.panel.repair} icon={Wrench} primary />
      )}
      {!isDown && emptying.map((one) => <Act key={one.command.verb} {...one} />)}
      {!isDown && allows('powerHost') && (
        <Act command={{ verb: 'powerHost', host: id, on: false }} label={text.panel.powerOff} />
      )}
    </div>
  );
}
