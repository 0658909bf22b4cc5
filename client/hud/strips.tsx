/**
 * The one row over the floor: what is most urgent in full, what else waits as chips that bring theirs to the front. Its
 * height never changes, so that the floor stands still while things come and go. A tip comes last and waits as a chip.
 */
import { effect, signal } from '@preact/signals';
import {
  DoorClosed,
  Eye,
  Handshake,
  type IconNode,
  Lightbulb,
  MessageCircleQuestionMark,
  PencilRuler,
  TriangleAlert,
} from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { Lazily } from '../look/lazily.tsx';
import { overlay } from '../store/board.ts';
import { committed } from '../store/commit.ts';
import { hasMates } from '../store/crew.ts';
import { hint } from '../store/hints.ts';
import { drafting } from '../store/plan.ts';
import { frame, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { AlertList } from './alert-list.tsx';
import { ClassPlace } from './class/place.tsx';
import { guideKind, loadGuide } from './guided.ts';
import { Hint } from './hint.tsx';
import { OverlayBar } from './overlays.tsx';
import { ShedStrip } from './shed-strip.tsx';
import { isShownSign, SignBanner } from './sign-banner.tsx';
import { stable, useSlice } from './slice.ts';
import '../styles/acting.css';
import '../styles/strips.css';

const offers = () => import('./offers.tsx').then((part) => part.Offers);
const crewStrip = () => import('./crew.tsx').then((part) => part.CrewStrip);
const draftBanner = () => import('./draft-banner.tsx').then((part) => part.DraftBanner);

const text = words.reading.strips;
type Strip = keyof typeof text;

/** What asks for an answer stands before what is only known. */
const ORDER: readonly Strip[] = ['draft', 'lead', 'offer', 'sign', 'hint', 'shed', 'overlay', 'tip'];
const ICONS: Readonly<Record<Strip, IconNode>> = {
  draft: PencilRuler,
  lead: Lightbulb,
  offer: Handshake,
  sign: TriangleAlert,
  hint: MessageCircleQuestionMark,
  shed: DoorClosed,
  overlay: Eye,
  tip: Lightbulb,
};

/** How many of each there are now. */
const many = stable((): Readonly<Record<Strip, number>> => {
  const [now, tick] = [view.value, frame.value?.tick ?? 0];
  return {
    draft: drafting.value || committed.value?.state === 'done' ? 1 : 0,
    lead: guideKind.value === 'lead' ? 1 : 0,
    offer: now?.facts.contracts.filter(({ state }) => state === 'offered').length ?? 0,
    sign: now?.signs.filter((sign) => isShownSign(sign, now, tick)).length ?? 0,
    hint: hint.value === null ? 0 : 1,
    shed: now?.facts.shedPercent.filter((percent) => percent > 0).length ?? 0,
    overlay: overlay.value === 'none' ? 0 : 1,
    tip: guideKind.value === 'tip' ? 1 : 0,
  };
});

/** Brought to the front by hand; null: the most urgent is there. */
const wanted = signal<Strip | null>(null);
const wantsMode = (mode: Strip, isOn: boolean) => {
  if (isOn) wanted.value = mode;
};
// What somebody has just turned on is what he wants to read.
effect(() => wantsMode('overlay', overlay.value !== 'none'));
effect(() => wantsMode('draft', drafting.value));

/** Something new comes to the front again, unless somebody is busy in the row. */
function useNewest(): void {
  const [sign, offers] = useSlice(() => [view.value?.signs.at(-1)?.id ?? 0, many.value.offer] as const);
  const known = useRef({ sign: 0, offers: 0 });
  useEffect(() => {
    const isNew = sign > known.current.sign || offers > known.current.offers;
    known.current = { sign: Math.max(sign, known.current.sign), offers };
    const isBusy = drafting.peek() || document.activeElement?.closest('.floor-top') != null;
    if (isNew && !isBusy) wanted.value = null;
  }, [sign, offers]);
}

export function Strips() {
  const counts = useSlice(() => many.value);
  useNewest();
  const open = ORDER.filter((one) => counts[one] > 0);
  const front = open.find((one) => one === wanted.value) ?? open[0];
  const behind = open.filter((one) => one !== front);
  // Two names, or one beside an offer, would cut the row's own words.
  const named = front === 'offer' ? undefined : behind.find((one) => one === 'hint' || one === 'tip');
  const strip = useRef<HTMLDivElement>(null);
  const bring = (one: Strip) => {
    wanted.value = one;
    strip.current?.focus(); // its chip goes, and who reads here is left alone
  };
  return (
    <div class="floor-top">
      <div class="strip" ref={strip} tabIndex={-1}>
        {front === undefined && <Calm />}
        {front === 'draft' && <Lazily load={draftBanner} props={{}} />}
        {front === 'offer' && <Lazily load={offers} props={{}} />}
        {front === 'sign' && <SignBanner />}
        {front === 'hint' && <Hint />}
        {front === 'shed' && <ShedStrip />}
        {/* Also while it has nothing to say: its code comes with the floor, and looks. */}
        {(front === 'lead' || front === 'tip' || guideKind.value === '') && <Lazily load={loadGuide} props={{}} />}
        {/* It keeps the sums of the floor and stays, also behind. */}
        <div class="strip-overlay" hidden={front !== 'overlay'}>
          <OverlayBar />
        </div>
      </div>
      {behind.map((one) => (
        <Chip key={one} strip={one} count={counts[one]} isNamed={one === named} onPress={() => bring(one)} />
      ))}
      {hasMates.value && <Lazily load={crewStrip} props={{}} />}
      <ClassPlace />
    </div>
  );
}

interface ChipProps {
  readonly strip: Strip;
  readonly count: number;
  readonly isNamed: boolean;
  readonly onPress: () => void;
}

function Chip({ strip, count, isNamed, onPress }: ChipProps) {
  const label = text[strip](count);
  return (
    <button type="button" class={`strip-chip is-${strip}`} aria-label={label} title={label} onClick={onPress}>
      <Icon of={ICONS[strip]} size={17} />
      {(strip === 'sign' || strip === 'offer') && <span class="mono">{count}</span>}
      {isNamed && (strip === 'hint' ? words.steps.hint.title : words.steps.tip)}
      {strip === 'shed' && words.settings.labels.shed}
    </button>
  );
}

/** Nothing is announced: what hurts most, or that nothing does. */
function Calm() {
  return (
    <div class="strip-calm">
      <AlertList most={1} />
    </div>
  );
}
