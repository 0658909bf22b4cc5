/** On a phone: what is ordered for the whole estate, and its edge sites, as the panels of the large screen offer it. */

import { HealthMark } from '../../look/marks.tsx';
import { view } from '../../store/session.ts';
import { edge as text } from '../../text/edge.ts';
import { words } from '../../text/index.ts';
import { EdgeFacts, readEdge } from '../panels/edge-facts.tsx';
import { FurtherActs } from '../panels/further-acts.tsx';
import { useSlice } from '../slice.ts';

function EdgeList() {
  const sites = useSlice(() =>
    (view.value?.edges ?? []).flatMap(({ id }) => {
      const it = readEdge(id);
      return it === null ? [] : [{ id, it }];
    }),
  );
  return (
    <ul class="companion-machines">
      {sites.map(({ id, it }) => (
        <li key={id}>
          <details>
            <summary>
              <HealthMark health={it.health} size={14} label={words.common.health[it.health]} />
              <strong>{it.name}</strong>
              <span class="muted">
                {[
                  it.state,
                  ...(it.isOn ? [text.perS(it.answersPerS)] : []),
                  it.holds.map(({ name }) => name).join(', '),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </summary>
            <EdgeFacts it={it} />
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
