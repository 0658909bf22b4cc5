/** The next minutes as a band, with the draft and without it. */
import { TICKS_PER_MINUTE } from '../../../shared/base/units.ts';
import { LOOK_AHEAD, type LookAhead } from '../../../shared/play/plan/aids.ts';
import type { Verdict } from '../../../shared/sim/rejections.ts';
import type { Refused } from '../../../shared/wire/messages.ts';
import { words } from '../../text/index.ts';
import { Group } from '../parts.tsx';
import { BandChart } from './chart.tsx';

const text = words.plan;
const MINUTES = LOOK_AHEAD.ticks / TICKS_PER_MINUTE;

export function reasonOf(refusal: Refused): string {
  if (refusal.code === 'phase.wrong') return text.onlyInPlay;
  return refusal.code === 'internal' ? text.noAnswer : words.refusals.sentence(refusal.code, refusal.numbers);
}

interface AheadProps {
  readonly ahead: LookAhead | null;
  readonly refusal: Refused | null;
}
export function Ahead({ ahead, refusal }: AheadProps) {
  return (
    <Group title={text.next(MINUTES)}>
      {refusal !== null && <p class="muted">{reasonOf(refusal)}</p>}
      {ahead !== null && ahead.asIs.steps.length === 0 && <p class="muted">{text.none}</p>}
      {ahead !== null && ahead.asIs.steps.length > 0 && (
        <>
          <BandChart
            title={text.profit}
            asIs={ahead.asIs.steps.map((step) => step.profitMicroCents)}
            drafted={ahead.drafted?.steps.map((step) => step.profitMicroCents) ?? null}
            format={text.money}
            axis={text.axisMoney}
            least={100_000_000}
            starts
          />
          <BandChart
            title={text.inTime}
            asIs={ahead.asIs.steps.map((step) => step.inTime)}
            drafted={ahead.drafted?.steps.map((step) => step.inTime) ?? null}
            format={text.share}
            axis={text.axisShare}
            least={0.02}
            most={1}
          />
          {ahead.drafted !== null && <Verdicts verdicts={ahead.drafted.verdicts} />}
          <p class="plan-how muted">{text.how}</p>
        </>
      )}
    </Group>
  );
}

function Verdicts({ verdicts }: { verdicts: readonly Verdict[] }) {
  const refusals = verdicts.filter((verdict) => !verdict.ok);
  const [first] = refusals;
  if (first === undefined || first.ok) return null;
  const reason = words.refusals.sentence(first.code, first.numbers);
  return <p class="text-bad">{text.refusedPart(refusals.length, reason)}</p>;
}
