/** Every cent by cause, rounded so that what is read on the screen adds up on the screen. */
import { roundedToSum } from '../../../shared/base/rounded.ts';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { TeamStory } from '../../../shared/play/story.ts';
import { CAUSES } from '../../../shared/sim/world.ts';
import { around } from '../../text/class.ts';
import { exactMoney } from '../../text/format.ts';
import { words } from '../../text/index.ts';

const say = around.ending;
const MICRO_CENTS_PER_CENT = MICRO_CENTS_PER_DOLLAR / 100;

export function Ledger({ team, title }: { team: TeamStory; title: string }) {
  const { ledgerMicroCents: microCents } = team;
  const sum = microCents.reduce((total, one) => total + one, 0);
  const cents = roundedToSum(microCents.map((one) => one / MICRO_CENTS_PER_CENT));
  return (
    <section class="panel told-ledger">
      <h2>{title}</h2>
      <table>
        <tbody>
          {CAUSES.map((cause, index) =>
            (cents[index] ?? 0) === 0 ? null : (
              <tr key={cause}>
                <th scope="row">{words.names.causes[cause]}</th>
                <td class="mono">{exactMoney((cents[index] ?? 0) * MICRO_CENTS_PER_CENT)}</td>
              </tr>
            ),
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say.sum}</th>
            <td class="mono">{exactMoney(Math.round(sum / MICRO_CENTS_PER_CENT) * MICRO_CENTS_PER_CENT)}</td>
          </tr>
        </tfoot>
      </table>
      <LossSum team={team} />
    </section>
  );
}

/** What every loss that is told comes to: so much of the sum above, and so much that never came in. */
function LossSum({ team: { losses } }: { team: TeamStory }) {
  const paid = losses.reduce((sum, loss) => sum + loss.paidMicroCents, 0);
  const unearned = losses.reduce((sum, loss) => sum + loss.microCents - loss.paidMicroCents, 0);
  if (paid + unearned < MICRO_CENTS_PER_CENT) return null;
  return <p class="muted">{say.lossSum(exactMoney(-paid), exactMoney(unearned))}</p>;
}
