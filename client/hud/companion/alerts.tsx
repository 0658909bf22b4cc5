/** What hurts, worst first, as a sentence with its numbers and at most two acts, each with its command or its reason. */
import { Funnel, MapPin, Plus, ShieldAlert, Wrench } from 'lucide';
import { byId } from '../../../shared/base/ids.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { Lazily } from '../../look/lazily.tsx';
import { HealthMark } from '../../look/marks.tsx';
import { placesFree } from '../../play/free-places.ts';
import { type Alert, alertsOf } from '../../play/health.ts';
import { nameOf } from '../../play/naming.ts';
import { realCommand } from '../../play/real-command.ts';
import { frame, rules, view } from '../../store/session.ts';
import { regionOf } from '../../text/content.ts';
import { memory, milliseconds, wait } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { allows } from '../parts.tsx';
import { signWhere } from '../signs.ts';
import { useSlice } from '../slice.ts';

const text = words.game;
const phone = words.together.phone;
const signAdvice = () => import('../sign-advice.tsx').then(({ SignAdvice }) => SignAdvice);

interface Remedy {
  readonly command: Command;
  readonly label: string;
  readonly icon: typeof Plus;
}
interface Told {
  readonly title: string;
  readonly left: string;
  readonly said: string;
  readonly sign: number; // whose advice is said; 0: none
  readonly remedies: readonly Remedy[];
}
const NOTHING: Told = { title: '', left: '', said: '', sign: 0, remedies: [] };

export function Alerts({ most }: { most: number }) {
  const alerts = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    return alertsOf(now, book)
      .slice(0, most)
      .map((alert) => ({ ...alert, ...tell(alert) }));
  }, [most]);
  if (alerts.length === 0) {
    return (
      <p class="all-well">
        <HealthMark health="ok" /> {text.companion.allWell}
      </p>
    );
  }
  return (
    <ul class="companion-alerts">
      {alerts.map((alert) => (
        <li key={alert.key} class={`alert-card is-${alert.health}`}>
          <HealthMark health={alert.health} size={18} label={words.common.health[alert.health]} />
          <strong>{alert.title}</strong>
          <span class="mono muted">{alert.left}</span>
          {alert.said !== '' && <p>{alert.said}</p>}
          {alert.sign > 0 && (
            <p>
              <Lazily load={signAdvice} props={{ id: alert.sign, isStruck: false }} />
            </p>
          )}
          {alert.kind === 'pending' && <FreePlaces />}
          {alert.remedies.length > 0 && <Remedies remedies={alert.remedies} />}
        </li>
      ))}
    </ul>
  );
}

function Remedies({ remedies }: { remedies: readonly Remedy[] }) {
  const line = useSlice(() => {
    const [now, book, first] = [view.value, rules.value, remedies[0]];
    return now === null || book === null || first === undefined ? '' : realCommand(first.command, now.facts, book);
  }, [JSON.stringify(remedies[0]?.command)]);
  return (
    <div class="alert-acts">
      {remedies.map(({ command, label, icon }, place) => (
        <Act key={command.verb} command={command} label={label} icon={icon} primary={place === 0} />
      ))}
      <code>{line}</code>
    </div>
  );
}

/** Where a pod that waits could go: the machines with most room, to scale. */
function FreePlaces() {
  const places = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    return now === null || book === null ? [] : placesFree(now, book).slice(0, 3);
  });
  return (
    <dl class="free-places">
      {places.map(({ id, name, totalMib, freeMib }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd>
            <span class="free-bar" aria-hidden="true">
              <i style={{ width: `${(100 * (totalMib - freeMib)) / Math.max(1, totalMib)}%` }} />
            </span>
            <span class="mono">{memory(freeMib)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function tell(alert: Alert): Told {
  const [now, book, at] = [view.value, rules.value, frame.value];
  if (now === null || book === null || at === null) return NOTHING;
  if (alert.kind === 'host') return tellHost(alert.subject);
  if (alert.kind === 'sign') return tellSign(alert.subject);
  if (alert.kind === 'region') return tellRegion(alert);
  if (alert.kind === 'edge') {
    const title = text.alerts.edge(nameOf('edge', alert.subject, now.facts, book), alert.health === 'bad');
    const site = byId(now.edges, alert.subject);
    const back = site?.state === 'failed' && site.untilTick > now.facts.tick ? site.untilTick - now.facts.tick : 0;
    return { ...NOTHING, title, left: back > 0 ? text.top.left(wait(back, at.pace)) : '' };
  }
  const name = words.names.service(book.services[alert.subject]?.id ?? '');
  const deployment = now.deployments.find((one) => one.service === alert.subject);
  if (alert.kind === 'pending') return { ...NOTHING, title: phone.waiting(name, alert.count) };
  const gauge = now.services[alert.subject];
  const more =
    deployment === undefined || !allows('scale')
      ? []
      : [remedy({ verb: 'scale', deployment: deployment.id, replicas: deployment.replicas + 1 }, phone.one, Plus)];
  const lost = gauge !== undefined && gauge.lostPermille > 0 ? ` · ${phone.lost(gauge.lostPermille)}` : '';
  const said = gauge === undefined ? '' : `${phone.asks(gauge.arrivalsPerS, gauge.capacityPerS)}${lost}`;
  return { ...NOTHING, title: text.alerts.service(name, alert.health === 'bad'), left: '', said, remedies: more };
}

const remedy = (command: Command, label: string, icon: typeof Plus): Remedy => ({ command, label, icon });

function tellHost(id: number): Told {
  const [now] = [view.value];
  const node = now?.nodes.find((one) => one.host === id);
  const remedies: Remedy[] = [];
  if (allows('repairHost')) remedies.push(remedy({ verb: 'repairHost', host: id }, text.panel.repair, Wrench));
  if (node !== undefined && allows('declareDead')) {
    remedies.push(remedy({ verb: 'declareDead', node: node.id }, text.panel.declareDead, ShieldAlert));
  }
  return { ...NOTHING, title: text.alerts.host(byId(now?.hosts ?? [], id)?.name ?? ''), remedies };
}

function tellRegion({ subject, count }: Alert): Told {
  const region = rules.value?.regions[subject];
  if (region === undefined) return NOTHING;
  const isOnItsWay = view.value?.edges.some((edge) => edge.region === subject && edge.leaseEndTick === 0) === true;
  const command = { verb: 'openEdge', region: region.id } as const;
  return {
    ...NOTHING,
    title: text.alerts.region(regionOf(region.id), count),
    said: text.alerts.trip(milliseconds(region.homeSeconds * 1000)),
    remedies: allows('openEdge') && !isOnItsWay ? [remedy(command, words.names.verbs.openEdge, MapPin)] : [],
  };
}

function tellSign(id: number): Told {
  const [now, book, at] = [view.value, rules.value, frame.value];
  const sign = byId(now?.signs ?? [], id);
  if (now === null || book === null || at === null || sign === undefined) return NOTHING;
  const said = text.signs.of(sign.kind);
  const isHost = sign.kind === 'host.dies' || sign.kind === 'host.serviced';
  return {
    title: said.title(signWhere(sign, now, book)),
    left: text.signs.in(wait(sign.dueTick - at.tick, at.pace)),
    said: '',
    sign: id,
    remedies: isHost ? emptyingOf(sign.targetId) : [],
  };
}

/** What gets work off a machine: pods by draining its node, VMs by evacuating it. */
export function emptyingOf(host: number): Remedy[] {
  const now = view.value;
  const node = now?.nodes.find((one) => one.host === host);
  const remedies: Remedy[] = [];
  if (node !== undefined && allows('drain'))
    remedies.push(remedy({ verb: 'drain', node: node.id }, phone.drain, Funnel));
  const hasVms = now?.vms.some((vm) => vm.host === host) ?? false;
  if (hasVms && allows('evacuateHost')) {
    remedies.push(remedy({ verb: 'evacuateHost', host, on: true }, phone.evacuate, Funnel));
  }
  return remedies;
}
