/** A service: why it is as it is, and what would change it. */
import { glyphOf } from '../../look/glyphs.ts';
import { Lazily } from '../../look/lazily.tsx';
import { serviceHealth } from '../../play/health.ts';
import { copiesOf } from '../../play/residents.ts';
import { rules, view } from '../../store/session.ts';
import { milliseconds } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { ChartFold } from '../chart-fold.tsx';
import { isExplorer } from '../explorer.ts';
import { allows, Fact, FactList, Group, Heading } from '../parts.tsx';
import { useSlice } from '../slice.ts';
import { Sparks } from '../sparks.tsx';
import { select } from '../stage.ts';
import { WhatIs } from '../what-is.tsx';
import { WhyChain } from '../why.tsx';
import { Replicas, WatchIt } from './deployment.tsx';
import { FurtherActs } from './further-acts.tsx';
import { ResidentList } from './host.tsx';

const text = words.game;
const byHand = () => import('../by-hand.tsx').then(({ ByHand }) => ByHand);
const { charts } = words.reading;

export function ServicePanel({ index }: { index: number }) {
  const now = useSlice(() => {
    const [shown, book] = [view.value, rules.value];
    const service = shown?.services[index];
    if (shown === null || book === null || service === undefined) return null;
    const deployment = shown.deployments.find((one) => one.service === index);
    return {
      id: book.services[index]?.id ?? '',
      name: words.names.service(book.services[index]?.id ?? ''),
      health: serviceHealth(service),
      p95: service.p95Ms,
      capacity: service.capacityPerS,
      serving: service.serving,
      endpoints: service.endpoints,
      waiting: service.waiting,
      deployment: deployment?.id ?? 0,
      replicas: deployment?.replicas ?? 0,
      isByHand: shown.instances.some(
        (one) => one.service === index && one.kind === 'container' && one.deployment === 0,
      ),
    };
  }, [index]);
  const copies = useSlice(() => {
    const [shown, book] = [view.value, rules.value];
    return shown === null || book === null ? [] : copiesOf(index, shown, book);
  }, [index]);
  if (now === null) return <p class="muted">{text.panel.gone}</p>;
  return (
    <>
      <Heading
        glyph={glyphOf(now.id)}
        health={now.health}
        name={now.name}
        sub={isExplorer.value ? words.tiers.within(now.p95) : now.p95 > 0 ? milliseconds(now.p95) : ''}
        state={words.common.health[now.health]}
      >
        <WhatIs about={{ of: 'thing', kind: 'service' }} name={now.name} />
      </Heading>
      <Sparks of={{ kind: 'service', id: index }} metrics={['asked', 'p95', 'errors']} />
      <Group title={text.panel.why}>
        <WhyChain about={{ service: index }} />
      </Group>
      {now.deployment > 0 && (
        <Group title={now.health === 'ok' ? text.panel.actions : text.panel.change}>
          <WatchIt id={now.deployment} />
          {allows('scale') && <Replicas id={now.deployment} replicas={now.replicas} name={now.name} />}
          <button
            type="button"
            class="button act-button"
            onClick={() => select({ kind: 'deployment', id: now.deployment })}
          >
            {text.panel.settings}
          </button>
        </Group>
      )}
      {now.isByHand && <Lazily load={byHand} props={{ service: index }} />}
      <FurtherActs subject={{ kind: 'service', id: now.id }} />
      <ChartFold of={{ kind: 'service', id: index }} />
      <FactList>
        <Fact label={charts.metrics.capacity}>{charts.values.perS(now.capacity)}</Fact>
        <Fact label={text.panel.ready}>{text.services.copies(now.serving, now.endpoints)}</Fact>
        {now.waiting > 0 && <Fact label={text.panel.state}>{text.services.waiting(now.waiting)}</Fact>}
      </FactList>
      <Group title={text.panel.copies}>
        <ResidentList list={copies} />
      </Group>
    </>
  );
}
