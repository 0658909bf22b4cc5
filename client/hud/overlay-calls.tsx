/** The call graph over the floor: boxes are buttons, lines carry the rate and the shape of what becomes of the calls. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { hostBelow } from '../../shared/sim/security/blast-radius.ts';
import { HealthMark } from '../look/marks.tsx';
import { type CallEdge, callGraph } from '../play/overlays/calls.ts';
import { lineOf, type PlacedGraph, type PlacedNode, placeGraph } from '../play/overlays/calls-layout.ts';
import { selection } from '../store/board.ts';
import { rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { serviceNames } from './overlay-marks.ts';
import { calmBeat, useCalmBeat, useSlice } from './slice.ts';
import { select } from './stage.ts';

const text = words.overlays;
const LINE_MAX = 7; // pixels: the busiest call
const FADE = 18; // pixels at the foot of the page, where more of it shows through
const MARK = 17; // of what becomes of the calls, after their rate

/** A bare number is no length in CSS, and Preact adds no unit to it. */
const px = (length: number): string => `${length}px`;

export function CallsPage() {
  useCalmBeat();
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const graph = useSlice(() => {
    void calmBeat.value;
    const [now, book] = [view.peek(), rules.value];
    return now === null || book === null ? null : callGraph(now, book);
  });
  const placed = useMemo(
    () => (graph === null || size.width === 0 ? null : placeGraph(graph, size.width, size.height - FADE)),
    [graph, size],
  );
  return (
    <section class="calls-page" ref={place} aria-label={text.what.calls}>
      {placed !== null && graph !== null && (
        <div class="calls-sheet" style={{ width: px(placed.width), height: px(placed.height) }}>
          <Lines placed={placed} edges={graph.edges} />
          {placed.nodes.map((one) => (
            <Box key={one.node.service} one={one} box={placed.box} byUsers={byUsers(graph.edges, one.node.service)} />
          ))}
        </div>
      )}
    </section>
  );
}

interface DrawnEdge extends CallEdge {
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

function Lines({ placed, edges }: { placed: PlacedGraph; edges: readonly CallEdge[] }) {
  const at = new Map(placed.nodes.map((one) => [one.node.service, one]));
  const { w, h } = placed.box;
  const most = Math.max(1, ...edges.map(({ callsPerS }) => callsPerS));
  const into = callersInto(edges, at);
  const drawn = edges.flatMap((edge): DrawnEdge[] => {
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const callers = into.get(edge.to) ?? [];
    const line = lineOf(from.x + w, from.y + h / 2, to.x, to.y + h / 2, callers.indexOf(edge.from), callers.length);
    return [{ ...edge, ...line }];
  });
  return (
    <svg class="calls-lines" width={placed.width} height={placed.height} aria-hidden="true">
      {drawn.map(({ from, to, path, callsPerS, isCritical, health }) => (
        <path
          key={`${from}>${to}`}
          d={path}
          class={`call is-${health}${isCritical ? ' is-critical' : ''}`}
          stroke-width={1.5 + Math.sqrt(callsPerS / most) * (LINE_MAX - 1.5)}
        />
      ))}
      {drawn.map(({ from, to, x, y, callsPerS, health }) => (
        <g key={`${from}>${to}`} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
          <EdgeMark health={health} />
          <text class="mono" x={health === 'watch' || health === 'bad' ? -MARK : 0} y={4} text-anchor="end">
            {text.callsPerS(callsPerS)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Callers of each service from top to bottom, so that their lines do not cross where they end. */
function callersInto(edges: readonly CallEdge[], at: ReadonlyMap<number, PlacedNode>): ReadonlyMap<number, number[]> {
  const into = new Map<number, number[]>();
  for (const { from, to } of edges) if (from >= 0) into.set(to, [...(into.get(to) ?? []), from]);
  for (const list of into.values()) list.sort((a, b) => (at.get(a)?.y ?? 0) - (at.get(b)?.y ?? 0));
  return into;
}

/** Late is a yellow triangle, lost a red cross, as everywhere on the floor. */
function EdgeMark({ health }: { health: CallEdge['health'] }) {
  if (health === 'watch') return <path class="edge-late" d="M-7 -7l7 12h-14z" />;
  if (health === 'bad' || health === 'dead') return <path class="edge-lost" d="M-11 -5l9 10m0 -10l-9 10" />;
  return null;
}

const byUsers = (edges: readonly CallEdge[], service: number): number =>
  edges.find(({ from, to }) => from < 0 && to === service)?.callsPerS ?? 0;

interface BoxProps {
  readonly one: PlacedNode;
  readonly box: PlacedGraph['box'];
  readonly byUsers: number; // calls a second that come from outside
}

function Box({ one: { node, x, y }, box, byUsers: asked }: BoxProps) {
  const { service, health, p95Ms, utilisationPercent, waiting, isCritical } = node;
  const isSelected = useSlice(
    () => selection.value?.kind === 'service' && selection.value.index === service,
    [service],
  );
  const name = useSlice(() => (rules.value === null ? '' : (serviceNames([service], rules.value)[0] ?? '')), [service]);
  const here = useSlice(() => hereOf(service), [service]);
  return (
    <>
      {asked > 0 && (
        <span class="mono calls-users" style={{ left: px(x), top: px(y), width: px(box.w) }}>
          {text.byUsers(asked)}
        </span>
      )}
      <button
        type="button"
        title={name}
        class={`call-node is-${health}${isCritical ? ' is-critical' : ''}${here?.here === 0 ? ' is-away' : ''}`}
        style={{ left: px(x), top: px(y), width: px(box.w), height: px(box.h) }}
        aria-pressed={isSelected}
        onClick={() => select(isSelected ? null : { kind: 'service', index: service })}
      >
        <strong class="call-name">{name}</strong>
        {here === null && (
          <span class="mono call-line">
            <HealthMark health={health} size={11} label={words.common.health[health]} />{' '}
            {health === 'off' ? text.runsNowhere : text.nodeLine(p95Ms, utilisationPercent)}
          </span>
        )}
        {here === null ? (
          waiting > 0 && <span class="mono call-wait">{text.wait(waiting)}</span>
        ) : (
          <span class="mono call-wait is-here">
            {here.here === 0 ? text.noneHere : text.hereOf(here.here, here.of)}
          </span>
        )}
      </button>
    </>
  );
}

/** How many of a service's copies are on the selected machine; null: none is selected. */
function hereOf(service: number): { here: number; of: number } | null {
  const [at, now] = [selection.value, view.value];
  if (at?.kind !== 'host' || now === null) return null;
  const copies = now.facts.instances.filter((one) => one.service === service);
  return { here: copies.filter((one) => hostBelow(now.facts, one) === at.id).length, of: copies.length };
}
