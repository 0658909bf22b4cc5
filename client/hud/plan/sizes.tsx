/** What is far larger or smaller than it needs to be, each to be set at once or drafted. */
import { FlaskConical, SlidersHorizontal } from 'lucide';
import type { PlanningAids } from '../../../shared/play/plan/aids.ts';
import { Icon } from '../../look/icon.tsx';
import { nameOf } from '../../play/naming.ts';
import { type SizeAdvice, sizeAdvice } from '../../play/plan.ts';
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { Group } from '../parts.tsx';
import { useSlice } from '../slice.ts';
import { tryOut } from './try-out.ts';

const text = words.plan;

export function sizesNow(aids: PlanningAids): readonly SizeAdvice[] {
  const [now, book] = [view.peek(), rules.peek()];
  return now === null || book === null ? [] : sizeAdvice(aids, now.facts, book);
}

export function Sizes({ aids }: { aids: PlanningAids }) {
  const advice = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    return sizeAdvice(aids, now.facts, book).map((one) => ({
      ...one,
      name: words.names.service(nameOf(one.kind, one.id, now.facts, book)),
    }));
  }, [aids]);
  const hasHistory = aids.podSizes.length + aids.vmSizes.length > 0;
  return (
    <Group title={text.sizes}>
      {advice.length === 0 && <p class="muted">{hasHistory ? text.sizesNone : text.sizesEarly}</p>}
      {advice.length > 0 && <p class="plan-how muted">{text.sizesHow}</p>}
      <ul class="plan-list">
        {advice.map((one) => {
          return (
            <li key={`${one.kind}${one.id}`} class="plan-size">
              <strong>{one.name}</strong>
              <span class="muted">{one.kind === 'vm' ? text.vmWhat : text.podWhat}</span>
              <p>
                <span>{(one.kind === 'vm' ? text.vmCpu : text.podCpu)(one.from[0], one.to[0])}</span>
                <span>{text.memory(one.from[1], one.to[1])}</span>
              </p>
              <div class="choices">
                <Act command={one.command} label={text.set} icon={SlidersHorizontal} quiet={one.kind === 'vm'} />
                {one.kind === 'deployment' && (
                  <button
                    type="button"
                    class="button"
                    aria-label={text.tryOf(one.name)}
                    onClick={() => tryOut([one.command])}
                  >
                    <Icon of={FlaskConical} size={16} /> {text.tryIt}
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}
