/** An edge site: for whom it stands there, what it holds and answers, and what can be done with it. */

import { RadioTower } from 'lucide';
import { edge as text } from '../../text/edge.ts';
import { words } from '../../text/index.ts';
import { Group, Heading } from '../parts.tsx';
import { useSlice } from '../slice.ts';
import { WhatIs } from '../what-is.tsx';
import { EdgeFacts, readEdge } from './edge-facts.tsx';
import { FurtherActs } from './further-acts.tsx';
import { ResidentList } from './host.tsx';

export function EdgePanel({ id }: { id: number }) {
  const it = useSlice(() => readEdge(id), [id]);
  if (it === null) return <p class="muted">{words.game.panel.gone}</p>;
  return (
    <>
      <Heading glyph={RadioTower} health={it.health} name={it.name} sub="" state={it.state}>
        <WhatIs about={{ of: 'thing', kind: 'edge' }} name={it.name} />
      </Heading>
      <p class="panel-note">{text.near(it.region)}</p>
      <EdgeFacts it={it} />
      <Group title={text.holds}>
        {it.holds.length === 0 ? <p class="muted">{text.nothing}</p> : <ResidentList list={it.holds} />}
        <p class="muted">{text.whole}</p>
      </Group>
      <FurtherActs subject={{ kind: 'edge', id }} isOpen />
    </>
  );
}
