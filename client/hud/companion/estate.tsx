/** On a phone: what is ordered for the whole estate, and its edge sites, as the panels of the large screen offer it. */

import { HealthMark } from '../../look/marks.tsx';
import { edgeHealth } from '../../play/health.ts';
import { nameOf } from '../../play/naming.ts';
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { FurtherActs } from '../panels/further-acts.tsx';
import { useSlice } from '../slice.ts';
import { stateUntil } from '../state-until.ts';

function EdgeList() {
  const sites = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    return now.edges.map((site) => ({
      id: site.id,
      name: nameOf('edge', site.id, now.facts, book),
      health: edgeHealth(site),
      line: [
        stateUntil(words.settings.edgeStates[site.state], site.untilTick),
        site.services.map((service) => words.names.service(book.services[service]?.id ?? '')).join(', '),
      ]
        .filter(Boolean)
        .join(' · '),
    }));
  });
  return (
    <ul class="companion-machines">
      {sites.map(({ id, name, health, line }) => (
        <li key={id}>
          <details>
            <summary>
              <HealthMark health={health} size={14} label={words.common.health[health]} />
              <strong>{name}</strong>
              <span class="muted">{line}</span>
            </summary>
            <FurtherActs subject={{ kind: 'edge', id }} isOpen />
          </details>
        </li>
      ))}
    </ul>
  );
}

/** What is ordered for the whole estate: a site near far users, a mesh, requests turned away. */
export function EstateActs() {
  return (
    <>
      <EdgeList />
      <FurtherActs subject={{ kind: 'team' }} />
    </>
  );
}
