/** What is known of an edge site: its state and how long that lasts yet, what it answers, how full it is and what it holds. */
import { byId } from '../../../shared/base/ids.ts';
import { edgeFreeMib } from '../../../shared/sim/beyond/edge-site.ts';
import { EDGE_FORMS } from '../../../shared/sim/world/beyond.ts';
import { edgeHealth } from '../../play/health.ts';
import { nameOf } from '../../play/naming.ts';
import { frame, rules, view } from '../../store/session.ts';
import { regionOf } from '../../text/content.ts';
import { edge as text } from '../../text/edge.ts';
import { memory, wait } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { Fact, FactList } from '../parts.tsx';
import { stateUntil } from '../state-until.ts';

type EdgeRead = NonNullable<ReturnType<typeof readEdge>>;

export function EdgeFacts({ it }: { it: EdgeRead }) {
  if (!it.isOn) return null;
  return (
    <FactList>
      <Fact label={text.answers}>{text.perS(it.answersPerS)}</Fact>
      <Fact label={text.cores}>{text.coresOf(it.cpuPercent, it.cores)}</Fact>
      <Fact label={text.free}>{memory(it.freeMib)}</Fact>
    </FactList>
  );
}

export function readEdge(id: number) {
  const [now, book] = [view.value, rules.value];
  const site = now === null ? undefined : byId(now.edges, id);
  if (now === null || book === null || site === undefined) return null;
  const pace = frame.value?.pace ?? 1;
  const until = (tick: number) => wait(tick - now.facts.tick, pace);
  const states = [
    stateUntil(words.settings.edgeStates[site.state], site.untilTick),
    ...(site.leaseEndTick > 0 ? [text.leaves(until(site.leaseEndTick))] : []),
  ];
  return {
    name: nameOf('edge', id, now.facts, book),
    region: regionOf(book.regions[site.region]?.id ?? ''),
    health: edgeHealth(site),
    state: states.join(', '),
    isOn: site.state === 'on',
    answersPerS: site.answersPerS,
    cpuPercent: site.cpuPercent,
    cores: book.economy.edge.cores,
    freeMib: edgeFreeMib(book, site),
    holds: site.services.map((service, place) => {
      const form = text.forms[EDGE_FORMS[site.forms[place] ?? 0] ?? 'container'];
      const readyTick = site.readyTicks[place] ?? 0;
      const isReady = readyTick <= now.facts.tick;
      return {
        key: `e${service}`,
        name: words.names.service(book.services[service]?.id ?? ''),
        health: isReady ? ('ok' as const) : ('off' as const),
        note: isReady ? form : text.copying(form, until(readyTick)),
        selection: { kind: 'service', index: service } as const,
      };
    }),
  };
}
