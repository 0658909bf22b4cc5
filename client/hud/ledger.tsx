/** Every cent by cause, as the rules posted it, and what was lost by most. */
import { CAUSES } from '../../shared/sim/world.ts';
import { MICRO_CENTS_PER_CENT, roundedCents } from '../play/cents.ts';
import { view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { useSlice } from './slice.ts';
import { stepBack } from './stage.ts';

const text = words.game.ledger;

/** Causes that take what answers would have brought, for the list of losses. */
const LOSSES: readonly (typeof CAUSES)[number][] = ['lost', 'slaCredit', 'statefulKill'];

export function Ledger() {
  const ledger = useSlice(() => view.value?.team.ledgerMicroCents ?? []);
  const cents = roundedCents(ledger);
  const total = cents.reduce((sum, one) => sum + one, 0);
  const rows = CAUSES.map((cause, index) => ({ cause, cents: cents[index] ?? 0 })).filter((row) => row.cents !== 0);
  const losses = rows.filter((row) => LOSSES.includes(row.cause)).sort((a, b) => a.cents - b.cents);
  const amount = (value: number) => text.amount(value * MICRO_CENTS_PER_CENT);
  return (
    <section class="ledger" aria-label={text.title}>
      <header class="panel-head">
        <h2 tabIndex={-1}>{text.title}</h2>
      </header>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row.cause}>
              <th scope="row">{words.names.causes[row.cause]}</th>
              <td class="mono">{amount(row.cents)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            <td class="mono">{amount(total)}</td>
          </tr>
        </tfoot>
      </table>
      <h3 class="small-title">{text.losses}</h3>
      {losses.length === 0 && <p class="muted">{text.noLosses}</p>}
      <ul class="stack">
        {losses.map((row) => (
          <li key={row.cause} class="line">
            <span class="grow">{words.names.causes[row.cause]}</span> <span class="mono">{amount(row.cents)}</span>
          </li>
        ))}
      </ul>
      <button type="button" class="button" onClick={stepBack}>
        {text.close} <kbd>Esc</kbd>
      </button>
    </section>
  );
}
