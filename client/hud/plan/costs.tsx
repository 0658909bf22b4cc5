/** What a thousand answers of each service cost, dearest first. */
import type { PlanningAids } from '../../../shared/play/plan/aids.ts';
import { costRows } from '../../play/plan.ts';
import { rules } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { Group } from '../parts.tsx';

const text = words.plan;

/** The dearest are told at once. */
const DEAREST = 6;

export function Costs({ aids }: { aids: PlanningAids }) {
  const rows = costRows(aids.costs);
  const first = rows.filter((row, place) => place < DEAREST || row.service < 0);
  const rest = rows.filter((row) => !first.includes(row));
  return (
    <Group title={text.costs}>
      <CostTable rows={first} />
      {rest.length > 0 && (
        <details class="plan-more">
          <summary>{text.more(rest.length)}</summary>
          <CostTable rows={rest} />
        </details>
      )}
    </Group>
  );
}

function CostTable({ rows }: { rows: PlanningAids['costs'] }) {
  const name = (service: number) =>
    service < 0 ? text.idle : words.names.service(rules.peek()?.services[service]?.id ?? '');
  return (
    <table class="plan-costs">
      <thead>
        <tr>
          <th scope="col">{text.service}</th>
          <th scope="col">{text.perThousand}</th>
          <th scope="col">{text.perHour}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.service}>
            <th scope="row">{name(row.service)}</th>
            <td class="mono">{text.thousand(row.perThousandMicroCents)}</td>
            <td class="mono">{text.hour(row.perHourMicroCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
