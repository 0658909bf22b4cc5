/** The operator's purse of minutes, where the scenario has one. */
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { useSlice } from '../slice.ts';
import { Cells } from './cells.tsx';

const text = words.game.top;
const MINUTE_CELLS = 20;

export function OperatorMinutes() {
  const purse = useSlice(() => {
    const [facts, book] = [view.value?.facts, rules.value];
    if (facts === undefined || book === null) return null;
    if (!Object.values(book.economy.operatorMinutes).some((minutes) => minutes > 0)) return null;
    const most = book.economy.operatorBankMinutes;
    const have = Math.floor(facts.operatorMilliMinutes / 1000);
    return { have, most, cells: Math.round((have / most) * MINUTE_CELLS) };
  });
  if (purse === null) return null;
  const label = text.minutes(purse.have, purse.most);
  return (
    <div class="top-cell" title={label}>
      <span class="top-pair">
        <Cells on={purse.cells} of={MINUTE_CELLS} look="plain" label={label} />
        <span class="muted" aria-hidden="true">
          {text.minutesShort(purse.have)}
        </span>
      </span>
    </div>
  );
}
