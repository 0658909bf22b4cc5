/** The right panel: what is in the hand, else a tool, the ledger, the help, else what is selected. */
import { SCORINGS } from '../../shared/sim/world.ts';
import { carry, selection } from '../store/board.ts';
import { rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { RealCommand } from './act.tsx';
import { Carrying } from './carrying.tsx';
import { Catalogue } from './catalogue.tsx';
import { GuideAgain } from './guide.tsx';
import { Ledger } from './ledger.tsx';
import { DeploymentPanel } from './panels/deployment.tsx';
import { FurtherActs } from './panels/further-acts.tsx';
import { HostPanel } from './panels/host.tsx';
import { InstancePanel } from './panels/instance.tsx';
import { ServicePanel } from './panels/service.tsx';
import { TransferPanel } from './panels/transfer.tsx';
import { VmPanel } from './panels/vm.tsx';
import { allows, Choices, Heading, SetFacts } from './parts.tsx';
import { Plan } from './plan.tsx';
import { teamSetFacts } from './set-facts.ts';
import { useSlice } from './slice.ts';
import { panel } from './stage.ts';
import { ToolPanel } from './tool-panel.tsx';

const text = words.game;

export function RightPanel() {
  return (
    <aside class="right-panel" aria-label={text.regions.panel}>
      <div class="right-scroll">
        <Content />
      </div>
      {panel.value.kind !== 'ledger' && panel.value.kind !== 'help' && <RealCommand />}
    </aside>
  );
}

function Content() {
  const isCarrying = useSlice(() => carry.value !== null);
  if (isCarrying) return <Carrying />;
  const at = panel.value;
  switch (at.kind) {
    case 'tool':
      return <ToolPanel key={`${at.tool}${at.rack}.${at.slot}`} tool={at.tool} rack={at.rack} slot={at.slot} />;
    case 'ledger':
      return <Ledger />;
    case 'plan':
      return <Plan />;
    case 'help':
      return <Help />;
    case 'selection':
      return <Selected />;
  }
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
    case 'service':
      return <ServicePanel key={at.index} index={at.index} />;
    case 'slot':
      return <SlotPanel key={`${at.rack}.${at.slot}`} rack={at.rack} slot={at.slot} />;
    default:
      return <Overview />;
  }
}

function SlotPanel({ rack, slot }: { rack: number; slot: number }) {
  const name = rules.value?.scenario.racks[rack]?.name ?? '';
  return (
    <>
      <Heading health={null} name={text.panel.slot(name, slot + 1)} sub={text.panel.emptySlot} />
      {allows('order') ? <Catalogue rack={rack} slot={slot} /> : <p class="muted">{text.tools.rent.none}</p>}
    </>
  );
}

function Overview() {
  const brief = useSlice(() => rules.value?.scenario.brief ?? []);
  const scoring = useSlice(() => view.value?.facts.scoring ?? 'leastAllocated');
  const set = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    return now === null || book === null ? [] : teamSetFacts(now, book);
  });
  return (
    <>
      <header class="panel-head">
        <h2 tabIndex={-1}>{text.panel.overview}</h2>
      </header>
      <ul class="brief">
        {brief.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="panel-note muted">{text.panel.pick}</p>
      <GuideAgain />
      {allows('setScoring') && (
        <Choices
          title={text.panel.scoring}
          options={SCORINGS.map((value) => ({
            value,
            label: words.names.scorings[value],
          }))}
          value={scoring}
          command={(strategy) => ({ verb: 'setScoring', strategy })}
        />
      )}
      <SetFacts title={words.settings.title} facts={set} />
      <FurtherActs subject={{ kind: 'team' }} />
    </>
  );
}

function Help() {
  return (
    <>
      <header class="panel-head">
        <h2 tabIndex={-1}>{text.keys.title}</h2>
      </header>
      <dl class="keys">
        {text.keys.list.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
