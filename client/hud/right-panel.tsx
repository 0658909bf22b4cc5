/** The right panel: what is in the hand, else a tool, the ledger, the help, else what is selected. */
import { useEffect, useRef } from 'preact/hooks';
import { fetchSoon, Lazily } from '../look/lazily.tsx';
import { carry, picks, selection } from '../store/board.ts';
import { words } from '../text/index.ts';
import { RealCommand } from './act.tsx';
import { Codex } from './codex.tsx';
import { OverlayTable } from './overlays.tsx';
import { useKeptFocus, usePanelFocus } from './panel-focus.ts';
import { Overview } from './panels/overview.tsx';
import { Plan } from './plan.tsx';
import { useSlice } from './slice.ts';
import { panel } from './stage.ts';

/** Panels in which nothing is ordered, or that show commands of their own. */
const OWN_WORDS: ReadonlySet<string> = new Set(['ledger', 'help', 'codex', 'lab']);

const inspector = () => import('./inspector.tsx').then(({ Inspector }) => Inspector);
const help = () => import('./help.tsx').then(({ Help }) => Help);
const labPanel = () => import('./lab.tsx').then(({ LabPanel }) => LabPanel);
const group = () => import('./panels/group.tsx').then(({ GroupPanel }) => GroupPanel);

export function RightPanel() {
  const scroll = useRef<HTMLDivElement>(null);
  const shown = useSlice(() => [panel.value.kind, selection.value]);
  usePanelFocus();
  useKeptFocus(scroll);
  // What is newly shown is read from its top.
  useEffect(() => scroll.current?.scrollTo(0, 0), [shown]);
  // The first selection comes within seconds.
  useEffect(() => void fetchSoon(inspector).catch(() => {}), []);
  return (
    <aside class="right-panel" aria-label={words.game.regions.panel}>
      <div class="right-scroll" ref={scroll}>
        <Content />
      </div>
      {!OWN_WORDS.has(panel.value.kind) && <RealCommand />}
    </aside>
  );
}

function Content() {
  const isCarrying = useSlice(() => carry.value !== null);
  const isSelected = useSlice(() => selection.value !== null);
  const { kind } = panel.value;
  if (isCarrying || kind === 'tool' || kind === 'ledger') return <Lazily load={inspector} props={{}} />;
  if (kind === 'plan') return <Plan />;
  if (kind === 'overlay') return <OverlayTable />;
  if (kind === 'codex') return <Codex />;
  if (kind === 'lab') return <Lazily load={labPanel} props={{}} />;
  if (kind === 'help') return <Lazily load={help} props={{}} />;
  if (picks.value.length > 1) return <Lazily load={group} props={{}} />;
  return isSelected ? <Lazily load={inspector} props={{}} /> : <Overview />;
}
