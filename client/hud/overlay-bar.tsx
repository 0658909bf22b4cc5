/** The line above the floor that belongs to the overlay: what it says in sum, its choices, its table and its end. */
import { useSignalEffect } from '@preact/signals';
import { Table2, X } from 'lucide';
import { useEffect } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { HealthMark } from '../look/marks.tsx';
import type { Overlay } from '../look/overlay.ts';
import { RELATIONS } from '../play/overlays/blast.ts';
import { callGraph } from '../play/overlays/calls.ts';
import { hostCosts, sumOf } from '../play/overlays/cost.ts';
import { isSurvived, leftToHands, lossOf, placesKey } from '../play/overlays/survive.ts';
import { overlay, selection } from '../store/board.ts';
import { aidsKnown, overlayShown, relation } from '../store/overlays.ts';
import { rules, source, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { blastOverlay, blastSentence, costOverlay, serviceNames, surviveOverlay } from './overlay-marks.ts';
import { selectedName } from './selected-name.ts';
import { calmBeat, useCalmBeat, useSlice } from './slice.ts';
import { panel, show } from './stage.ts';
import '../styles/overlays.css';

const text = words.overlays;
/** Aids are asked for when something moved, and costs drift by themselves: no oftener than that, for a room of thirty. */
const ASK_MS = { survive: 3000, cost: 6000 } as const;
const ASK_MS_PER_HOST = 100; // a large estate is dear to look at: 200 machines are asked for every 20 s

/** Keeps the floor's overlay as the estate is, a few times a second while one is on. */
function useOverlaySums(): void {
  useCalmBeat();
  useSignalEffect(() => {
    void calmBeat.value;
    const next = overlayNow();
    if (next?.key !== overlayShown.peek()?.key) overlayShown.value = next;
  });
  useEffect(
    () => () => {
      overlayShown.value = null;
    },
    [],
  );
}

function overlayNow(): Overlay | null {
  const [now, book] = [view.peek(), rules.value];
  if (now === null || book === null) return null;
  switch (overlay.value) {
    case 'survive':
      return surviveOverlay(now, book, aidsKnown.value, selection.value);
    case 'blast':
      return blastOverlay(now, book, relation.value, selection.value);
    case 'cost':
      return costOverlay(now, book);
    default:
      return null;
  }
}

/** A look at what would be lost, again whenever something has moved. */
function useAids(): void {
  const name = overlay.value;
  useEffect(() => {
    if (name !== 'survive' && name !== 'cost') return;
    let asked = '';
    const ask = async () => {
      const [from, now] = [source.peek(), view.peek()];
      if (from === null || now === null) return;
      const key = name === 'cost' ? String(now.facts.tick) : placesKey(now);
      if (key === asked) return;
      asked = key;
      const found = await from.plan().catch(() => null);
      if (found?.ok === true && source.peek() === from) aidsKnown.value = found;
    };
    void ask();
    const hosts = view.peek()?.hosts.length ?? 0;
    const timer = setInterval(() => void ask(), Math.max(ASK_MS[name], hosts * ASK_MS_PER_HOST));
    return () => clearInterval(timer);
  }, [name]);
}

export function OverlayBarPage() {
  useOverlaySums();
  useAids();
  const name = overlay.value;
  if (name === 'none') return null;
  const isTable = panel.value.kind === 'overlay';
  return (
    <section class={`overlay-bar is-${name}`} aria-label={text.names[name]}>
      {name === 'blast' ? <Relations /> : <strong>{text.names[name]}</strong>}
      <Sum />
      <button
        type="button"
        class="icon-button"
        aria-pressed={isTable}
        aria-label={text.table}
        title={text.table}
        onClick={() => show('overlay')}
      >
        <Icon of={Table2} size={16} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={text.close}
        onClick={() => {
          overlay.value = 'none';
        }}
      >
        <Icon of={X} size={16} />
      </button>
    </section>
  );
}

function Relations() {
  const feeds = useSlice(() => rules.value?.feeds.length ?? 0);
  return (
    <fieldset class="relations">
      <legend class="visually-hidden">{text.relation}</legend>
      {RELATIONS.filter((one) => one !== 'feed' || feeds > 0).map((one) => (
        <button
          key={one}
          type="button"
          class="chip"
          aria-pressed={relation.value === one}
          title={text.relationWhat[one]}
          onClick={() => {
            relation.value = one;
          }}
        >
          {text.relations[one]}
        </button>
      ))}
    </fieldset>
  );
}

function Sum() {
  useCalmBeat();
  const said = useSlice(sumNow);
  return (
    <p class="overlay-sum">
      {said.health !== null && <HealthMark health={said.health} size={12} label={words.common.health[said.health]} />}
      <span>{said.sum}</span>
      {said.more !== '' && <span class="muted">{said.more}</span>}
    </p>
  );
}

interface Said {
  readonly health: 'ok' | 'bad' | null;
  readonly sum: string;
  readonly more: string;
}

function sumNow(): Said {
  void calmBeat.value;
  const [now, book] = [view.peek(), rules.value];
  if (now === null || book === null) return { health: null, sum: '', more: '' };
  switch (overlay.value) {
    case 'survive': {
      const on = now.hosts.filter((host) => host.state === 'on');
      const safe = on.filter((host) => host.losable).length;
      const racks = (aidsKnown.value?.domains ?? [])
        .filter((domain) => domain.kind === 'rack' && !isSurvived(lossOf(domain, now)))
        .map(({ index }) => text.rack(book.scenario.racks[index]?.name ?? ''));
      return {
        health: safe === on.length ? 'ok' : 'bad',
        sum: text.surviveSum(safe, on.length),
        more: [text.racksAtRisk(racks), text.leftToHands(leftToHands(now, (id) => on.some((host) => host.id === id)))]
          .filter((part) => part !== '')
          .join('; '),
      };
    }
    case 'blast': {
      const name = selectedName(selection.value, now, book);
      const sum = blastSentence(now, book, relation.value, selection.value, name);
      return { health: null, sum: sum === '' ? text.blastNone : sum, more: '' };
    }
    case 'cost': {
      const { perHourMicroCents, idleMicroCents } = sumOf(hostCosts(now, book));
      const sum = text.costSum(text.perHour(perHourMicroCents), text.idleMoney(idleMicroCents));
      return { health: null, sum, more: text.dearest };
    }
    default: {
      const { nodes } = callGraph(now, book);
      const way = nodes.filter(({ isCritical }) => isCritical).sort((a, b) => a.layer - b.layer);
      return {
        health: null,
        sum: text.callsSum(
          serviceNames(
            way.map(({ service }) => service),
            book,
          ),
        ),
        more: '',
      };
    }
  }
}
