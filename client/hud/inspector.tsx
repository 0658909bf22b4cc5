/** What the right panel shows of a thing that is selected, carried or to be chosen: fetched as soon as the floor stands. */

import { Lazily } from '../look/lazily.tsx';
import { carry, selection } from '../store/board.ts';
import { rules } from '../store/session.ts';
import { words } from '../text/index.ts';
import { Carrying } from './carrying.tsx';
import { Catalogue } from './catalogue.tsx';
import { Ledger } from './ledger.tsx';
import { DeploymentPanel } from './panels/deployment.tsx';
import { HostPanel } from './panels/host.tsx';
import { InstancePanel } from './panels/instance.tsx';
import { ServicePanel } from './panels/service.tsx';
import { TransferPanel } from './panels/transfer.tsx';
import { VmPanel } from './panels/vm.tsx';
import { allows, Heading } from './parts.tsx';
import { useSlice } from './slice.ts';
import { panel } from './stage.ts';
import { ToolPanel } from './tool-panel.tsx';
import { WhatIs } from './what-is.tsx';

const text = words.game;
const edgePanel = () => import('./panels/edge.tsx').then(({ EdgePanel }) => EdgePanel);

export function Inspector() {
  const isCarrying = useSlice(() => carry.value !== null);
  if (isCarrying) return <Carrying />;
  const at = panel.value;
  if (at.kind === 'tool')
    return <ToolPanel key={`${at.tool}${at.rack}.${at.slot}`} tool={at.tool} rack={at.rack} slot={at.slot} />;
  return at.kind === 'ledger' ? <Ledger /> : <Selected />;
}

function Selected() {
  const at = useSlice(() => selection.value);
  switch (at?.kind) {
    case 'host':
      return <HostPanel key={at.id} id={at.id} />;
    case 'vm':
      return <VmPanel key={at.id} id={at.id} />;
    case 'instance':
      return <InstancePanel key={at.id} id={at.id} />;
    case 'deployment':
      return <DeploymentPanel key={at.id} id={at.id} />;
    case 'transfer':
      return <TransferPanel key={at.id} id={at.id} />;
    case 'edge':
      return <Lazily key={at.id} load={edgePanel} props={{ id: at.id }} />;
    case 'service':
      return <ServicePanel key={at.index} index={at.index} />;
    case 'slot':
      return <SlotPanel key={`${at.rack}.${at.slot}`} rack={at.rack} slot={at.slot} />;
    default:
      return null;
  }
}

function SlotPanel({ rack, slot }: { rack: number; slot: number }) {
  const name = rules.value?.scenario.racks[rack]?.name;
  return (
    <>
      <Heading
        health={null}
        name={name === undefined ? words.floor.cloud : text.panel.slot(name, slot + 1)}
        sub={name === undefined ? '' : text.panel.emptySlot}
      >
        <WhatIs about={{ of: 'thing', kind: 'slot' }} name={text.panel.emptySlot} />
      </Heading>
      {allows('order') ? <Catalogue rack={rack} slot={slot} /> : <p class="muted">{text.tools.rent.none}</p>}
    </>
  );
}
