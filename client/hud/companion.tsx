/** On a phone: what hurts, worst first, with what heals and scales it. The floor is for larger screens. */
import { signal } from '@preact/signals';
import { Activity, Bell, ScrollText, Telescope, Wrench } from 'lucide';
import { byId } from '../../shared/base/ids.ts';
import { Icon } from '../look/icon.tsx';
import { type Health, HealthMark, TeamMark } from '../look/marks.tsx';
import { type Alert, alertsOf, serviceHealth } from '../play/health.ts';
import { frame, myTeam, rules, view } from '../store/session.ts';
import { clock, exactMoney, milliseconds, percent, wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { Act } from './act.tsx';
import { FeedList } from './feed.tsx';
import { Replicas } from './panels/deployment.tsx';
import { allows } from './parts.tsx';
import { Plan } from './plan.tsx';
import { LoadBar } from './services.tsx';
import { signWhere } from './signs.ts';
import { useSlice } from './slice.ts';

const text = words.game;
const TABS = { now: Activity, alerts: Bell, plan: Telescope, feed: ScrollText } as const;
type Tab = keyof typeof TABS;
const tab = signal<Tab>('now');

export function Companion() {
  return (
    <div class="companion">
      <Head />
      <main class="companion-main" aria-label={text.companion.tabs[tab.value]}>
        {tab.value === 'now' && (
          <>
            <Alerts most={2} />
            <ServiceList />
            <p class="muted">{text.companion.floorElsewhere}</p>
          </>
        )}
        {tab.value === 'alerts' && <Alerts most={40} />}
        {tab.value === 'plan' && <Plan />}
        {tab.value === 'feed' && <FeedList />}
      </main>
      <Tabs />
    </div>
  );
}

function Head() {
  const now = useSlice(() => {
    const [shown, at, team] = [view.value, frame.value, myTeam.value];
    if (shown === null || at === null) return null;
    const { windowOffered, windowInTime, profitMicroCents } = shown.team;
    return {
      name: team?.name ?? '',
      shape: team?.shape ?? 0,
      time: clock(at.tick),
      phase: at.paused ? text.top.paused : text.top.phases[at.phase],
      profit: exactMoney(profitMicroCents),
      inTime: percent(windowOffered > 0 ? windowInTime / windowOffered : 1),
      hosts: shown.hosts.filter((host) => host.state === 'on').length,
    };
  });
  if (now === null) return null;
  return (
    <header class="companion-head">
      <TeamMark shape={now.shape} size={28} />
      <div class="grow">
        <h1>{now.name}</h1>
        <span class="muted">{now.phase}</span>
      </div>
      <time class="mono big">{now.time}</time>
      <dl>
        <div>
          <dt>{text.top.profit}</dt>
          <dd class="mono">{now.profit}</dd>
        </div>
        <div>
          <dt>{text.top.inTime}</dt>
          <dd class="mono">{now.inTime}</dd>
        </div>
        <div>
          <dt>{text.companion.hosts}</dt>
          <dd class="mono">{now.hosts}</dd>
        </div>
      </dl>
    </header>
  );
}

function alertTitle(alert: Alert): { title: string; left: string } {
  const [now, book, at] = [view.value, rules.value, frame.value];
  if (now === null || book === null || at === null) return { title: '', left: '' };
  if (alert.kind === 'host') return { title: text.alerts.host(byId(now.hosts, alert.subject)?.name ?? ''), left: '' };
  if (alert.kind === 'sign') {
    const sign = byId(now.signs, alert.subject);
    if (sign === undefined) return { title: '', left: '' };
    const title = text.signs.of(sign.kind).title(signWhere(sign, now, book));
    return { title, left: text.signs.in(wait(sign.dueTick - at.tick, at.pace)) };
  }
  const name = words.names.service(book.services[alert.subject]?.id ?? '');
  if (alert.kind === 'pending') return { title: text.alerts.pending(name, alert.count), left: '' };
  return { title: text.alerts.service(name, alert.health === 'bad'), left: '' };
}

function Alerts({ most }: { most: number }) {
  const alerts = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    return alertsOf(now, book)
      .slice(0, most)
      .map((alert) => ({ ...alert, ...alertTitle(alert), node: nodeDown(alert) }));
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
          {alert.kind === 'host' && allows('repairHost') && (
            <Act command={{ verb: 'repairHost', host: alert.subject }} label={text.panel.repair} icon={Wrench} />
          )}
          {alert.node > 0 && allows('declareDead') && (
            <Act command={{ verb: 'declareDead', node: alert.node }} label={text.panel.declareDead} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** The node on a machine that is down; 0: none. */
function nodeDown(alert: Alert): number {
  if (alert.kind !== 'host') return 0;
  return view.value?.nodes.find((node) => node.host === alert.subject)?.id ?? 0;
}

const TROUBLE: readonly Health[] = ['dead', 'bad', 'watch', 'ok', 'off'];

function ServiceList() {
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
        lost: service.lostPermille,
        deployment: deployment?.id ?? 0,
        replicas: deployment?.replicas ?? 0,
      };
    });
    // By trouble, not by load: a row that moves under the thumb is a wrong order given.
    return all.sort((a, b) => TROUBLE.indexOf(a.health) - TROUBLE.indexOf(b.health) || a.index - b.index);
  });
  return (
    <section aria-label={text.regions.services}>
      <h2>{text.regions.services}</h2>
      <ul class="companion-services">
        {services.map((service) => (
          <li key={service.index}>
            <div>
              <strong>{service.name}</strong>
              <span class="mono">
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

function Tabs() {
  const many = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    return now === null || book === null ? 0 : alertsOf(now, book).filter((alert) => alert.health === 'bad').length;
  });
  return (
    <nav class="companion-tabs" aria-label={text.companion.nav}>
      {(Object.keys(TABS) as Tab[]).map((name) => (
        <button
          key={name}
          type="button"
          aria-current={tab.value === name ? 'page' : undefined}
          onClick={() => {
            tab.value = name;
          }}
        >
          <Icon of={TABS[name]} size={22} />
          {text.companion.tabs[name]}
          {name === 'alerts' && many > 0 && <span class="count mono">{many}</span>}
        </button>
      ))}
    </nav>
  );
}
