/** Every cent by cause, grouped, in all and in the last minute; a line leads to where it comes from. */
import { type LedgerPart, type LedgerRow, ledgerSheet, microCents, shareOf } from '../play/ledger-groups.ts';
import { sourceOf } from '../play/ledger-source.ts';
import { overlay } from '../store/board.ts';
import { ledgerBefore } from '../store/history.ts';
import { toggleOverlay } from '../store/overlays.ts';
import { rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { ChartFold } from './chart-fold.tsx';
import { useCalmBeat, useSlice } from './slice.ts';
import { panel, select, stepBack } from './stage.ts';
import { WhatIs } from './what-is.tsx';
import '../styles/ledger.css';

const text = words.game.ledger;
const more = words.reading.ledger;

export function Ledger() {
  useCalmBeat();
  const sheet = useSlice(() => ledgerSheet(view.value?.team.ledgerMicroCents ?? [], ledgerBefore()));
  const biggest = sheet.parts.flatMap((part) => part.rows).find((row) => row.cause === sheet.biggest);
  return (
    <section class="ledger" aria-label={text.title}>
      <header class="panel-head">
        <h2 tabIndex={-1}>{text.title}</h2>
      </header>
      {biggest !== undefined && (
        <p class="ledger-biggest">
          <span class="muted">{more.biggest}</span> <strong>{words.names.causes[biggest.cause]}</strong>{' '}
          <span class="mono text-bad">{more.change(microCents(biggest.cents))}</span>
        </p>
      )}
      {sheet.parts.length === 0 && <p class="muted">{more.empty}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{more.cause}</span>
            </th>
            <th scope="col">
              {more.inAll}
              <small>{more.perMinute}</small>
            </th>
          </tr>
        </thead>
        {sheet.parts.map((part) => (
          <Part key={part.group} part={part} shareOf={(cents) => shareOf(sheet, cents)} />
        ))}
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            <td class="mono">
              {text.amount(microCents(sheet.cents))}
              <small>{more.change(sheet.perMinute)}</small>
            </td>
          </tr>
        </tfoot>
      </table>
      <p class="muted ledger-hint">{more.hint}</p>
      <ChartFold of={{ kind: 'team', id: 0 }} />
      <button type="button" class="button" onClick={stepBack}>
        {text.close} <kbd>Esc</kbd>
      </button>
    </section>
  );
}

function Part({ part, shareOf }: { part: LedgerPart; shareOf: (cents: number) => number }) {
  return (
    <tbody>
      <tr class="ledger-group">
        <th scope="rowgroup">{more.groups[part.group]}</th>
        <td class="mono">{text.amount(microCents(part.cents))}</td>
      </tr>
      {part.rows.map((row) => (
        <Row key={row.cause} row={row} share={shareOf(row.cents)} />
      ))}
    </tbody>
  );
}

function Row({ row, share }: { row: LedgerRow; share: number }) {
  const name = words.names.causes[row.cause];
  const leads = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    return now !== null && book !== null && sourceOf(row.cause, now, book) !== null;
  }, [row.cause]);
  const isGain = row.cents > 0;
  return (
    <tr>
      <th scope="row">
        {leads ? (
          <button type="button" class="ledger-line" title={more.show(name)} onClick={() => lead(row)}>
            {name}
          </button>
        ) : (
          name
        )}
        <WhatIs about={{ of: 'cause', cause: row.cause }} name={name} />
        <i class={`ledger-bar${isGain ? ' is-gain' : ''}`} style={{ width: `${share * 100}%` }} />
      </th>
      <td class="mono">
        {text.amount(microCents(row.cents))}
        <small>{row.perMinute === 0 ? more.none : more.change(row.perMinute)}</small>
      </td>
    </tr>
  );
}

/** Machines light up under the ledger; a single thing is selected and shows itself. */
function lead({ cause }: LedgerRow): void {
  const [now, book] = [view.peek(), rules.peek()];
  const source = now === null || book === null ? null : sourceOf(cause, now, book);
  if (source === null) return;
  if (source.show === 'cost') {
    if (overlay.peek() !== 'cost') toggleOverlay('cost');
    panel.value = { kind: 'ledger' };
  } else if (source.show === 'service') select({ kind: 'service', index: source.index });
  else select({ kind: 'host', id: source.id });
}
