/** How much of the time each kind of request would be answered, as machines wear: the worst ways, and where they are weak. */
import type { PlanningAids } from '../../../shared/play/plan/aids.ts';
import { rules } from '../../store/session.ts';
import { requestOf } from '../../text/content.ts';
import { words } from '../../text/index.ts';
import { Group } from '../parts.tsx';

const text = words.plan;

/** The worst are enough: what is up more often needs nobody's care. */
const SHOWN = 4;

export function PlanWays({ aids }: { aids: PlanningAids }) {
  const book = rules.value;
  if (book === null) return null;
  const worst = [...aids.ways].sort((a, b) => a.share - b.share || a.type - b.type).slice(0, SHOWN);
  return (
    <Group title={text.up}>
      <ul class="plan-list plan-ways">
        {worst.map(({ type, share, weakest }) => (
          <li key={type}>
            <strong>{requestOf(book.types[type]?.id ?? '', book)}</strong>
            <span class="mono">{text.upOf(share)}</span>
            <span class="muted">{text.weakest(words.names.service(book.services[weakest]?.id ?? ''))}</span>
          </li>
        ))}
      </ul>
    </Group>
  );
}
