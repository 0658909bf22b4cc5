/** The share of answers in time in this window, and what is left of its error budget. */
import { HealthMark } from '../../look/marks.tsx';
import { rules, view } from '../../store/session.ts';
import { finePercent, percent } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { useSlice } from '../slice.ts';
import { Cells } from './cells.tsx';

const text = words.game.top;
const BUDGET_CELLS = 10;

export function InTime() {
  const slo = useSlice(() => {
    const [gauge, book] = [view.value?.team, rules.value];
    if (gauge === undefined || book === null)
      return { share: '', health: 'ok' as const, cells: 0, left: 0, goal: 0, contract: '' };
    const target = book.scenario.inTimeTarget;
    // Shares of a request are answered in the second after it came: a window that just began may have more.
    const share = gauge.windowOffered > 0 ? Math.min(1, gauge.windowInTime / gauge.windowOffered) : 1;
    const left = Math.max(0, 1 - (1 - share) / Math.max(0.0001, 1 - target));
    const health = left > 0.5 ? ('ok' as const) : left > 0 ? ('watch' as const) : ('bad' as const);
    const cells = Math.ceil(left * BUDGET_CELLS);
    const contract = text.contract(
      book.economy.slaTiers.map(({ below, creditShare }) => [percent(below), percent(creditShare)] as const),
    );
    return { share: finePercent(share), health, cells, left: Math.round(left * 100), goal: target, contract };
  });
  const budget = `${text.budgetLabel}: ${text.budget(slo.left)}`;
  return (
    <div class="top-cell top-in-time" title={`${budget}. ${slo.contract}`}>
      <span class="top-pair">
        <span class="mono mid">
          <HealthMark health={slo.health} size={12} label={words.common.health[slo.health]} /> {slo.share}
        </span>
        <span class="muted">{text.inTime}</span>
      </span>
      <span class="top-pair wide-only">
        <Cells on={slo.cells} of={BUDGET_CELLS} look={slo.health} label={budget} />
        <span class="muted">{text.goal(slo.goal)}</span>
      </span>
    </div>
  );
}
