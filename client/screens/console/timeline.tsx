/** The lesson to scale in minutes, with the bell; a stage to come can be moved or left out while nobody is in it. */
import {
  Check,
  ChevronLeft,
  ChevronRight,
  Crosshair,
  FileText,
  Flag,
  type IconNode,
  MessageCircle,
  MessagesSquare,
  Play,
  RotateCcw,
  SkipForward,
  Snowflake,
} from 'lucide';
import { useState } from 'preact/hooks';
import type { StageKind } from '../../../shared/content/lesson.ts';
import { Icon } from '../../look/icon.tsx';
import type { Frame } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { timeOfDay } from '../../text/format.ts';
import type { Press } from './press.ts';
import { stageMinutes, stageName } from './stage-words.ts';
import { isKept, movedBy, type Segment, segmentsOf, without } from './timeline-layout.ts';

const say = around.console.line;
/** Where a stage is too short for its name. */
const ICONS: Readonly<Record<StageKind, IconNode>> = {
  predict: Crosshair,
  brief: FileText,
  warmup: RotateCcw,
  play: Play,
  ask: MessageCircle,
  board: Snowflake,
  debrief: MessagesSquare,
  exit: Flag,
};

interface Props {
  readonly now: Frame;
  readonly press: Press;
}

export function Timeline({ now, press }: Props) {
  const [chosen, setChosen] = useState(-1);
  const segments = segmentsOf(now);
  const open = segments.find(({ place, when }) => place === chosen && when === 'coming');
  return (
    <section class="timeline" aria-label={say.title}>
      <ol class="timeline-bar">
        {segments.map((segment) => (
          <Part
            key={segment.place}
            segment={segment}
            open={segment === open}
            onOpen={() => setChosen(segment === open ? -1 : segment.place)}
          />
        ))}
        <li class="timeline-spare" style={{ flexGrow: 1 - segments.reduce((sum, { share }) => sum + share, 0) }}>
          <b class="mono bell">{say.bell(timeOfDay(now.bellMs))}</b>
        </li>
      </ol>
      {open !== undefined && <Acts now={now} segment={open} press={press} onMoved={setChosen} />}
    </section>
  );
}

function Part({ segment, open, onOpen }: { segment: Segment; open: boolean; onOpen: () => void }) {
  const { kind, when, share, passed, seconds } = segment;
  const name = stageName(segment);
  const minutes = around.console.minutes(stageMinutes(seconds));
  const inside = (
    <>
      {when === 'done' && (
        <span class="part-check">
          <Icon of={Check} size={14} label={say.done} />
        </span>
      )}
      <span class="part-icon">
        <Icon of={ICONS[kind]} size={16} />
      </span>
      <span class="part-name">{name}</span>
      {when === 'coming' && isKept(kind) && <span class="part-note"> · {say.protected}</span>}
    </>
  );
  return (
    <li
      class={`part part-${when}${isKept(kind) ? ' kept' : ''}`}
      style={{ flexGrow: share }}
      aria-current={when === 'now' ? 'step' : undefined}
      title={`${name}, ${minutes}`}
    >
      {when === 'coming' ? (
        <button
          type="button"
          class="part-box"
          aria-expanded={open}
          aria-label={say.coming(isKept(kind) ? `${name} · ${say.protected}` : name)}
          onClick={onOpen}
        >
          {inside}
        </button>
      ) : (
        <span class="part-box">
          {when === 'now' && <i class="part-passed" style={{ width: `${100 * passed}%` }} />}
          {inside}
        </span>
      )}
      <span class="mono part-minutes">{minutes}</span>
    </li>
  );
}

interface ActsProps extends Pick<Props, 'now' | 'press'> {
  readonly segment: Segment;
  readonly onMoved: (place: number) => void;
}

function Acts({ now, segment, press, onMoved }: ActsProps) {
  const { place } = segment;
  const [earlier, later] = [movedBy(now, place, -1), movedBy(now, place, 1)];
  const arrange = async (places: readonly number[] | undefined, to: number) => {
    if (places !== undefined && (await press({ do: 'stages', places: [...places] }))) onMoved(to);
  };
  return (
    <div class="part-acts">
      <span>{say.chosen(stageName(segment), stageMinutes(segment.seconds))}</span>
      <button
        type="button"
        class="button"
        disabled={earlier === undefined}
        onClick={() => void arrange(earlier, place - 1)}
      >
        <Icon of={ChevronLeft} /> {say.earlier}
      </button>
      <button
        type="button"
        class="button"
        disabled={later === undefined}
        onClick={() => void arrange(later, place + 1)}
      >
        {say.later} <Icon of={ChevronRight} />
      </button>
      <button type="button" class="button" onClick={() => void arrange(without(now, place), -1)}>
        <Icon of={SkipForward} /> {say.skip}
      </button>
    </div>
  );
}
