/** What would have no place if a machine, a rack or a feed were lost. */
import { byId } from '../../../shared/base/ids.ts';
import type { PlanningAids } from '../../../shared/play/plan/aids.ts';
import type { Domain, Refuge } from '../../../shared/sim/places-without.ts';
import { HealthMark } from '../../look/marks.tsx';
import { instanceName, nameOf } from '../../play/naming.ts';
import { lossesOf } from '../../play/plan.ts';
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { Group } from '../parts.tsx';

const text = words.plan;

function domainName({ kind, index }: Domain): string {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return '';
  if (kind === 'host') return byId(now.hosts, index)?.name ?? '';
  if (kind === 'rack') return text.rack(book.scenario.racks[index]?.name ?? '');
  return text.feed(book.feeds[book.feedOf[index] ?? -1] ?? '');
}

function refugeName({ kind, id }: Refuge): string {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return '';
  return kind === 'vm' ? nameOf('vm', id, now.facts, book) : words.names.pod(instanceName(id, now.facts, book));
}

export function LossList({ aids }: { aids: PlanningAids }) {
  const book = rules.value;
  if (book === null) return null;
  const { hurting, safe } = lossesOf(aids, book);
  return (
    <Group title={text.loss}>
      {hurting.length === 0 && <p class="plan-line">{text.allSafe}</p>}
      <ul class="plan-list">
        {hurting.map((domain) => {
          const lost = domain.refuges.filter(({ place }) => place === 0);
          return (
            <li key={`${domain.kind}${domain.index}`}>
              <HealthMark health="bad" size={12} label={words.common.health.bad} />
              <strong>{domainName(domain)}</strong>
              <span class="mono">{text.homeless(lost.length, domain.refuges.length)}</span>
              <span class="muted">{text.things(lost.map(refugeName))}</span>
            </li>
          );
        })}
      </ul>
      {hurting.length > 0 && safe.length > 0 && <p class="plan-line muted">{text.safe(safe.map(domainName))}</p>}
    </Group>
  );
}
