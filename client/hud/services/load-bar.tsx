/** Demand against capacity: filled up to the line, hatched beyond it, the knee marked below. */
import { KNEE_PERCENT } from '../../play/health.ts';

/** The bar reaches a little beyond the capacity line, so that what is too much has somewhere to stick out. */
const BAR_PERCENT = 130;

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
