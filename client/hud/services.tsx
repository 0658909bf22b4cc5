/** The left panel: each service with demand against capacity, what hurts on top, the rest by application. */
import { signal } from '@preact/signals';
import { ChevronDown, ChevronRight, Search } from 'lucide';
import { useRef } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { serviceHealth } from '../play/health.ts';
import { groupsOf, hurts, type ServiceGroup, SteadyOrder } from '../play/service-list.ts';
import { rules, view } from '../store/session.ts';
import { applicationOf, titleOf } from '../text/content.ts';
import { exactMoney } from '../text/format.ts';
import { words } from '../text/index.ts';
import { Goals } from './goals.tsx';
import { ServiceRow } from './services/row.tsx';
import { useSlice } from './slice.ts';
import '../styles/services.css';

export { LoadBar } from './services/load-bar.tsx';

const text = words.game.services;
const more = words.reading.services;
/** Up to here all rows are tall and nobody has to look for one. */
const FEW = 12;

const folded = signal<ReadonlySet<string>>(new Set());
const wanted = signal('');

export function Services() {
  const many = useSlice(() => rules.value?.services.length ?? 0);
  const title = useSlice(() => (rules.value === null ? '' : titleOf(rules.value.scenario)));
  return (
    <nav class={`services${many > FEW ? ' has-many' : ''}`} aria-label={words.game.regions.services}>
      <header class="services-head">
        <h2>{title}</h2>
        <p class="muted" aria-hidden="true">
          <span class="grow">{text.axis}</span> <span>{text.load}</span> <span>{text.lost}</span>
        </p>
      </header>
      {many > FEW && <Filter />}
      <Groups isFlat={many <= FEW} />
      <Goals />
      <Footer many={many} />
    </nav>
  );
}

function Filter() {
  return (
    <label class="services-filter">
      <Icon of={Search} size={14} />
      <span class="visually-hidden">{more.filter}</span>
      <input
        type="search"
        placeholder={more.filter}
        value={wanted.value}
        onInput={(event) => {
          wanted.value = event.currentTarget.value;
        }}
      />
    </label>
  );
}

/** Few services need no headings. */
function Groups({ isFlat }: { isFlat: boolean }) {
  const list = useRef<HTMLDivElement>(null);
  const order = useRef(new SteadyOrder());
  const groups = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    const held = list.current?.matches(':hover, :has(:focus-visible)') ?? false;
    return groupsOf(book, order.current.show(now.services, performance.now(), held), wanted.value);
  });
  return (
    <div class="services-list" ref={list}>
      {groups.length === 0 && <p class="muted services-none">{more.noMatch}</p>}
      {groups.map((group) => (
        <Group key={group.key} group={group} isPlain={(isFlat || groups.length === 1) && group.key !== ''} />
      ))}
    </div>
  );
}

/** How many of what stood on top hurt now: a row that is well again stays where it is for a moment. */
function useHurting({ key, members }: ServiceGroup): number {
  return useSlice(() => {
    const services = view.value?.services ?? [];
    const still = (index: number) => services[index] !== undefined && hurts(serviceHealth(services[index]));
    return key === '' ? members.filter(still).length : 0;
  }, [key, members]);
}

function titleOfGroup(key: string, hurting: number): string {
  if (key === '') return hurting > 0 ? more.hurting : more.healed;
  if (key === 'tenants') return more.tenants;
  return applicationOf(key);
}

function Group({ group, isPlain }: { group: ServiceGroup; isPlain: boolean }) {
  const { key, members } = group;
  const isOpen = !folded.value.has(key) || isPlain;
  const hurting = useHurting(group);
  const title = titleOfGroup(key, hurting);
  const toggle = () => {
    const next = new Set(folded.value);
    if (!next.delete(key)) next.add(key);
    folded.value = next;
  };
  return (
    <section class={key === '' ? 'is-hurting' : ''} aria-label={title}>
      {!isPlain && (
        <button type="button" class="services-group" aria-expanded={isOpen} onClick={toggle}>
          <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} />
          <span class="grow">{title}</span>
          <span class="mono muted">{hurting || members.length}</span>
        </button>
      )}
      {isOpen && (
        <ul>
          {members.map((index) => (
            <ServiceRow key={index} index={index} hurts={key === ''} />
          ))}
        </ul>
      )}
    </section>
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
      <span>{text.count(many)}</span> <span class="mono">{cost}</span>
    </footer>
  );
}
