/** Where the call graph's boxes and lines stand: layers from left to right, rows so that lines cross little. Pure. */
import type { CallGraph, CallNode } from './calls.ts';

export interface PlacedNode {
  readonly node: CallNode;
  readonly x: number;
  readonly y: number;
}
export interface PlacedGraph {
  readonly nodes: readonly PlacedNode[];
  readonly box: { readonly w: number; readonly h: number };
  readonly width: number;
  readonly height: number;
}

const BOX = { w: 164, least: 122, h: 50, lowest: 42 } as const;
const GAP = { least: 72, most: 130, row: 20, rowMost: 40 } as const; // rates are written in the gaps, users' above
const MARGIN = 10;
const SWEEPS = 4; // more do not untangle graphs of this size any further

/** Services that call nobody and that only users call stand below, in rows: they have no lines to be told by. */
export function placeGraph(graph: CallGraph, width: number, height: number): PlacedGraph {
  const told = new Set(graph.edges.filter(({ from }) => from >= 0).flatMap(({ from, to }) => [from, to]));
  const lone = graph.nodes.filter(({ service }) => !told.has(service));
  const layers = orderedLayers({ ...graph, nodes: graph.nodes.filter(({ service }) => told.has(service)) });
  const many = Math.max(1, layers.length);
  const room = width - MARGIN * 2 + GAP.least;
  const w = Math.max(BOX.least, Math.min(BOX.w, room / many - GAP.least));
  const gap = Math.max(GAP.least, Math.min(GAP.most, room / many - w));
  const wide = Math.max(width, MARGIN * 2 + many * (w + gap) - gap);
  const perRow = Math.max(1, Math.floor((wide - MARGIN * 2 + GAP.row) / (w + GAP.row)));
  const rowsBelow = Math.ceil(lone.length / perRow);
  const rows = Math.max(0, ...layers.map((layer) => layer.length));
  // A little lower where that shows all of it at once.
  const fitting = (height - MARGIN * 2 - (lone.length > 0 ? GAP.row : 0)) / Math.max(1, rows + rowsBelow) - GAP.row;
  const h = Math.max(BOX.lowest, Math.min(BOX.h, Math.floor(fitting)));
  const below = rowsBelow * (h + GAP.row) + (lone.length > 0 ? GAP.row : 0);
  const free = (height - below - MARGIN * 2 - rows * h) / Math.max(1, rows);
  const pitch = h + Math.max(GAP.row, Math.min(GAP.rowMost, free));
  const tall = Math.max(height - below, rows * pitch + MARGIN * 2);
  const left = (wide - (many * (w + gap) - gap)) / 2;
  const nodes = layers.flatMap((layer, column) =>
    layer.map((node, row): PlacedNode => {
      const top = (tall - layer.length * pitch + (pitch - h)) / 2;
      return { node, x: left + column * (w + gap), y: top + row * pitch };
    }),
  );
  for (const [place, node] of lone.entries()) {
    const [row, column] = [Math.floor(place / perRow), place % perRow];
    nodes.push({ node, x: MARGIN + column * (w + GAP.row), y: tall + GAP.row + row * (h + GAP.row) });
  }
  return { nodes, box: { w, h }, width: wide, height: tall + below };
}

/** Each layer in the order of the middle of its callers, then of the called, a few times over. */
function orderedLayers({ nodes, edges, layers }: CallGraph): CallNode[][] {
  const rows: CallNode[][] = Array.from({ length: layers }, (_, layer) => nodes.filter((node) => node.layer === layer));
  const placeOf = () =>
    new Map(rows.flatMap((row) => row.map(({ service }, at) => [service, (at + 0.5) / row.length] as const)));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    const places = placeOf();
    for (const row of rows) {
      const middle = (service: number): number => {
        const near = edges.flatMap(({ from, to }) => {
          if (forward ? to !== service : from !== service) return [];
          const place = places.get(forward ? from : to);
          return place === undefined ? [] : [place];
        });
        return near.length === 0 ? (places.get(service) ?? 0) : near.reduce((sum, at) => sum + at, 0) / near.length;
      };
      row.sort((a, b) => middle(a.service) - middle(b.service) || a.service - b.service);
    }
  }
  return rows.filter((row) => row.length > 0);
}

export interface Line {
  readonly path: string; // of an SVG
  readonly x: number; // where its rate is written
  readonly y: number;
}

const FAN = 15; // pixels between lines into one box: their rates are written there
const RATE = 7; // ends so far before the box
const RATES = 52; // pixels, with their marks: so far the way runs level

/** A line from the right side of the caller to the left side of the called, the `place`th of `many` that end there. */
export function lineOf(fromX: number, fromY: number, toX: number, toY: number, place = 0, many = 1): Line {
  const end = toY + (place - (many - 1) / 2) * FAN;
  const flat = toX - RATES;
  const bend = Math.max(12, (flat - fromX) / 2);
  const at = (value: number) => value.toFixed(1);
  const curve = `C${at(fromX + bend)} ${at(fromY)} ${at(flat - bend)} ${at(end)} ${at(flat)} ${at(end)}`;
  return { path: `M${at(fromX)} ${at(fromY)}${curve}L${at(toX)} ${at(end)}`, x: toX - RATE, y: end };
}
