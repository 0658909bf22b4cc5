/** Site, rack, host: how near the eye is, and in the near ones the way to their neighbours. */
import { ChevronLeft, ChevronRight, LayoutGrid, Rows3, Square } from 'lucide';
import { ZOOMS } from '../../shared/wire/symbols.ts';
import { Icon } from '../look/icon.tsx';
import { zoom } from '../store/board.ts';
import { rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { useSlice } from './slice.ts';
import { zoomBeside, zoomTo } from './zooming.ts';
import '../styles/zoom-ladder.css';

const text = words.zoom;

const ICONS = { site: LayoutGrid, rack: Rows3, host: Square } as const;
const KEYS = { site: 'z', rack: 'x', host: 'c' } as const;

export function ZoomLadder() {
  const near = useSlice(() => zoom.value);
  return (
    <div class="zoom-ladder">
      <fieldset class="zoom-levels">
        <legend class="visually-hidden">{text.label}</legend>
        {ZOOMS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={near === one}
            aria-keyshortcuts={KEYS[one]}
            title={text.how[one]}
            onClick={() => zoomTo(one)}
          >
            <Icon of={ICONS[one]} size={18} />
            {text[one]}
          </button>
        ))}
      </fieldset>
      <Neighbours />
    </div>
  );
}

function Neighbours() {
  const what = useSlice(() => {
    const many = zoom.value === 'rack' ? rules.value?.scenario.racks.length : view.value?.hosts.length;
    return zoom.value === 'site' || (many ?? 0) < 2 ? null : zoom.value;
  });
  if (what === null) return null;
  return (
    <div class="zoom-neighbours">
      <button type="button" aria-label={text.before[what]} aria-keyshortcuts="," onClick={() => zoomBeside(-1)}>
        <Icon of={ChevronLeft} size={18} />
      </button>
      <button type="button" aria-label={text.after[what]} aria-keyshortcuts="." onClick={() => zoomBeside(1)}>
        <Icon of={ChevronRight} size={18} />
      </button>
    </div>
  );
}
