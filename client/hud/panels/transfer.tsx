/** Something on its way: how far, round by round, and calling it off. */
import { Truck, X } from 'lucide';
import { byId } from '../../../shared/base/ids.ts';
import { nameOf } from '../../play/naming.ts';
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { ChartFold } from '../chart-fold.tsx';
import { allows, Group, Heading } from '../parts.tsx';
import { useSlice } from '../slice.ts';
import { WhatIs } from '../what-is.tsx';

const text = words.game.transfer;

function readTransfer(id: number) {
  const [now, book] = [view.value, rules.value];
  const found = now === null ? undefined : byId(now.transfers, id);
  if (now === null || book === null || found === undefined) return null;
  const { kind, vm, fromHost, toHost, started, percent, rounds, roundMib, dirtyMib } = found;
  const { stopped, converges, pauseMs, throttlePercent } = found;
  const route = text.route(byId(now.hosts, fromHost)?.name ?? '', byId(now.hosts, toHost)?.name ?? '');
  const progress = { started, percent, rounds, roundMib, dirtyMib, stopped, converges, pauseMs, throttlePercent };
  return { kind, vm, name: nameOf('vm', vm, now.facts, book), route, ...progress };
}

export function TransferOf({ id }: { id: number }) {
  const it = useSlice(() => readTransfer(id), [id]);
  if (it === null) return null;
  return (
    <Group title={`${words.names.transfers[it.kind]}, ${it.route}`}>
      <progress class="transfer-bar" max={100} value={it.percent} aria-label={text.copied(it.percent)} />
      <ul class="transfer-lines">
        {!it.started && <li>{text.waits}</li>}
        {it.started && it.kind !== 'live' && <li>{text.copied(it.percent)}</li>}
        {it.started && it.kind === 'live' && (
          <>
            <li>
              <strong>{text.round(it.rounds + 1)}</strong>{' '}
              <span class="mono">{text.roundOf(it.roundMib, it.percent)}</span>
            </li>
            <li class="mono">{text.dirty(it.dirtyMib)}</li>
            {it.throttlePercent > 0 && <li>{text.throttled(it.throttlePercent)}</li>}
            <li>{it.stopped ? text.stopped(it.pauseMs) : it.converges ? text.converging : text.diverging}</li>
          </>
        )}
      </ul>
      {allows('cancelMigration') && (
        <Act command={{ verb: 'cancelMigration', vm: it.vm }} label={words.game.panel.cancelMove} icon={X} />
      )}
    </Group>
  );
}

export function TransferPanel({ id }: { id: number }) {
  const name = useSlice(() => readTransfer(id)?.name ?? '', [id]);
  if (name === '') return <p class="muted">{words.game.panel.gone}</p>;
  return (
    <>
      <Heading glyph={Truck} health={null} name={name} sub="">
        <WhatIs about={{ of: 'thing', kind: 'transfer' }} name={name} />
      </Heading>
      <TransferOf id={id} />
      <ChartFold of={{ kind: 'transfer', id }} />
    </>
  );
}
