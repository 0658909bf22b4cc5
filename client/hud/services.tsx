/** The left panel: each service with demand against capacity. The order never changes; the worst is marked. */
import { HealthMark } from '../look/marks.tsx';
import { KNEE_PERCENT, serviceHealth } from '../play/health.ts';
import { selection } from '../store/board.ts';
import { rules, view } from '../store/session.ts';
import { exactMoney, milliseconds } from '../text/format.ts';
import { words } from '../text/index.ts';
import { Goals } from './goals.tsx';
import { useSlice } from './slice.ts';
import { select } from './stage.ts';
import { linkName, useWhy } from './why.tsx';

const text = words.game.services;
/** The bar reaches a little beyond the capacity line, so that what is too much has somewhere to stick out. */
const BAR_PERCENT = 130;

export function Services() {
  const many = useSlice(() => rules.value?.services.length ?? 0);
  const title = useSlice(() => rules.value?.scenario.title ?? '');
  return (
    <nav class="services" aria-label={words.game.regions.services}>
      <header class="services-head">
        <h2>{title}</h2>
        <p class="muted" aria-hidden="true">
          <span class="grow wide-only">{text.axis}</span> <span>{text.load}</span> <span>{text.lost}</span>
        </p>
      </header>
      <ul>
        {Array.from({ length: many }, (_, index) => (
          <ServiceRow key={index} index={index} />
        ))}
      </ul>
      <Goals />
      <Footer many={many} />
    </nav>
  );
}

/** The service that hurts most; -1 while none does. */
function worstOf(): number {
  const services = view.value?.services ?? [];
  let worst = -1;
  let most = 0;
  for (const [index, service] of services.entries()) {
    const health = serviceHealth(service);
    if (health !== 'bad' && health !== 'watch') continue;
    const pain = service.lostPermille * 1000 + service.utilisationPercent;
    if (pain > most) [worst, most] = [index, pain];
  }
  return worst;
}

function ServiceRow({ index }: { index: number }) {
  const now = useSlice(() => {
    const service = view.value?.services[index];
    if (service === undefined) return null;
    return {
      health: serviceHealth(service),
      load: service.utilisationPercent,
      p95: service.p95Ms,
      lost: service.lostPermille,
      runs: service.endpoints > 0,
      isWorst: worstOf() === index,
    };
  }, [index]);
  const name = useSlice(() => words.names.service(rules.value?.services[index]?.id ?? ''), [index]);
  const isSelected = useSlice(() => selection.value?.kind === 'service' && selection.value.index === index, [index]);
  if (now === null) return null;
  return (
    <li class={`service${isSelected ? ' is-selected' : ''}${now.isWorst ? ' is-worst' : ''}`}>
      <button
        type="button"
        class="service-row"
        aria-expanded={isSelected}
        onClick={() => select(isSelected ? null : { kind: 'service', index })}
      >
        <HealthMark health={now.health} size={13} label={words.common.health[now.health]} />
        <span class="service-name">
          {name}
          {!now.runs && <small class="muted"> {text.none}</small>}
          {now.isWorst && <span class="visually-hidden"> {text.worst}</span>}
        </span>
        <span class={`mono service-p95${now.lost > 0 ? ' text-bad' : ''}`}>
          <span class="visually-hidden">{text.p95} </span>
          {now.runs ? milliseconds(now.p95) : '–'}
        </span>
        <LoadBar percent={now.load} />
        <span class="mono service-load">
          <span class="visually-hidden">{text.load} </span>
          {now.runs ? text.load100(now.load) : '–'}
        </span>
        <span class={`mono service-lost${now.lost > 0 ? ' text-bad' : ' muted'}`}>
          <span class="visually-hidden">{text.lost} </span>
          {text.lostShare(now.lost)}
        </span>
      </button>
      {isSelected && <Cause index={index} />}
    </li>
  );
}

/** Demand against capacity: filled up to the line, hatched beyond it, the knee marked below. */
export function LoadBar({ percent }: { percent: number }) {
  const at = (value: number) => `${(Math.min(BAR_PERCENT, value) / BAR_PERCENT) * 100}%`;
  const over = Math.max(0, Math.min(BAR_PERCENT, percent) - 100);
  return (
    <span class="load-bar" aria-hidden="true">
      <i class={`fill${percent >= KNEE_PERCENT ? ' is-hot' : ''}`} style={{ width: at(Math.min(100, percent)) }} />
      {over > 0 && <i class="over" style={{ left: at(100), width: at(over) }} />}
      <i class="line" style={{ left: at(100) }} />
      <i class="knee" style={{ left: at(KNEE_PERCENT) }} />
    </span>
  );
}

function Cause({ index }: { index: number }) {
  const first = useWhy({ service: index })?.[0];
  const what = first === undefined ? text.looking : words.why.link(first.code, linkName(first), first.numbers).what;
  const open = () => {
    select({ kind: 'service', index });
    document.querySelector<HTMLElement>('.right-panel h2')?.focus();
  };
  return (
    <div class="service-cause">
      <span>{what}</span>
      <button type="button" class="button primary" onClick={open}>
        {text.why}
      </button>
    </div>
  );
}

function Footer({ many }: { many: number }) {
  const cost = useSlice(() => {
    const gauge = view.value?.team;
    if (gauge === undefined || gauge.inTime < 1000) return '';
    const spent = gauge.ledgerMicroCents.reduce((sum, amount) => sum + Math.min(0, amount), 0);
    return text.perThousand(exactMoney((-spent * 1000) / gauge.inTime));
  });
  return (
    <footer class="services-foot muted">
      <span class="wide-only">{text.count(many)}</span> <span class="mono">{cost}</span>
    </footer>
  );
}
