/** The tools at the foot of the floor, each with its number, and the two ways in which the hand can be set. */
import {
  Box,
  BoxSelect,
  Funnel,
  Hand,
  HardDriveDownload,
  PencilRuler,
  Rocket,
  Scaling,
  Server,
  Undo2,
  Wrench,
} from 'lucide';
import { useEffect } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { type ToolId, toolsOf } from '../play/tools.ts';
import { tapping } from '../store/marks.ts';
import { drafting } from '../store/plan.ts';
import { rules } from '../store/session.ts';
import { words } from '../text/index.ts';
import { toggleDrafting } from './draft-mode.ts';
import { useSlice } from './slice.ts';
import { panel, takeTool } from './stage.ts';

const text = words.game;

const TOOL_ICONS: Readonly<Record<ToolId, typeof Hand>> = {
  rent: Server,
  install: HardDriveDownload,
  vm: Box,
  move: Hand,
  deploy: Rocket,
  scale: Scaling,
  drain: Funnel,
  repair: Wrench,
  return: Undo2,
};

/** While *Move* is taken, a tap takes what it meets; where several are selected by tapping, it adds. */
function useTapping(): void {
  const at = panel.value;
  const isMove = at.kind === 'tool' && at.tool === 'move';
  useEffect(() => {
    if (isMove) tapping.value = 'lift';
    else if (tapping.peek() === 'lift') tapping.value = 'select';
  }, [isMove]);
  useEffect(
    () => () => {
      tapping.value = 'select';
    },
    [],
  );
}

export function HotBar() {
  const tools = useSlice(() => (rules.value === null ? [] : toolsOf(rules.value)));
  useTapping();
  const at = panel.value;
  return (
    <div class="hot-bar" role="toolbar" aria-label={text.regions.tools}>
      {tools.map((tool, place) => {
        const isOn = at.kind === 'tool' && at.tool === tool;
        return (
          <button
            key={tool}
            type="button"
            class="tool"
            aria-pressed={isOn}
            aria-keyshortcuts={String(place + 1)}
            data-tool={tool}
            onClick={() => takeTool(tool)}
          >
            <Icon of={TOOL_ICONS[tool]} size={17} />
            <span class="mono tool-key" aria-hidden="true">
              {place + 1}
            </span>
            <span class="tool-name">{text.tools[tool].name}</span>
          </button>
        );
      })}
      <span class="tool-gap" aria-hidden="true" />
      <Several />
      <DraftToggle />
    </div>
  );
}

/** For fingers, which have no Shift; a pointer that hovers does without it. */
function Several() {
  const isOn = tapping.value === 'add';
  const toggle = () => {
    tapping.value = isOn ? 'select' : 'add';
  };
  return (
    <button
      type="button"
      class="tool tool-several"
      aria-pressed={isOn}
      title={words.acting.group.several}
      aria-label={words.acting.group.several}
      onClick={toggle}
    >
      <Icon of={BoxSelect} size={17} />
      <span class="tool-name">{words.acting.group.severalShort}</span>
    </button>
  );
}

function DraftToggle() {
  return (
    <button
      type="button"
      class="tool tool-draft"
      aria-pressed={drafting.value}
      aria-keyshortcuts={words.acting.draft.key}
      title={words.acting.draft.what}
      onClick={toggleDrafting}
    >
      <Icon of={PencilRuler} size={17} />
      <span class="mono tool-key" aria-hidden="true">
        {words.acting.draft.key}
      </span>
      <span class="tool-name">{words.acting.draft.name}</span>
    </button>
  );
}
