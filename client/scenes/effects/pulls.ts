/**
 * An image on its way: its layers drop into the jar one by one, the big ones thicker; a layer that the node already has
 * is there at once and flashes. Still: the layers that are there solid, those to come as outlines.
 */
import type { FloorModel } from '../../look/floor-model.ts';
import { numberOf } from '../colour.ts';
import { clamp, type Rect } from '../geometry.ts';
import type { Effect, Moment } from './effect.ts';
import { boxAt } from './strokes.ts';

const LAYER_MS = 620; // from one layer's drop to the next
const REST_MS = 1400; // all down, before they are shown again
const FALL_MS = 420;
const FLASH_MS = 500; // of a layer that is there already; once a cycle, so slower than once a second
const LAYERS_MAX = 6;
const JAR_MIN = 9; // pixels

interface Layer {
  readonly have: boolean;
}

export class Pulls implements Effect {
  move(moment: Moment): boolean {
    let any = false;
    for (const { rect, layers } of pulling(moment)) {
      any = true;
      drop(moment, rect, layers, moment.clockMs % (layers.length * LAYER_MS + REST_MS));
    }
    return any;
  }

  still(moment: Moment): void {
    for (const { rect, layers } of pulling(moment)) rest(moment, rect, layers);
  }
}

function* pulling({ places, beat }: Moment): Generator<{ rect: Rect; layers: readonly Layer[] }> {
  for (const { box } of places.jars.values()) {
    const { jar, rect } = box;
    if (jar.state !== 'pulling' || rect.w < JAR_MIN || rect.h < JAR_MIN) continue;
    yield { rect, layers: layersOf(jar.id, jar.service, beat.model) };
  }
}

/** Those that are there first: they are the ones below. */
function layersOf(instance: number, service: number, { view, rules }: FloorModel): Layer[] {
  const node = view.instances.find((one) => one.id === instance)?.node ?? 0;
  const there = view.nodes.find((one) => one.id === node)?.layers ?? [];
  const layers = (rules.services[service]?.layers ?? []).map((layer) => ({ have: there.includes(layer) }));
  return layers.sort((a, b) => Number(b.have) - Number(a.have)).slice(0, LAYERS_MAX);
}

const plateOf = (box: Rect, many: number): number => clamp((box.h * 0.7) / Math.max(1, many) - 1.5, 2, 9);

function drop({ ink, palette }: Moment, box: Rect, layers: readonly Layer[], sinceMs: number): void {
  const high = plateOf(box, layers.length);
  for (const [index, { have }] of layers.entries()) {
    const ageMs = have ? sinceMs : sinceMs - index * LAYER_MS;
    if (ageMs < 0) break;
    const fall = have ? 1 : clamp(ageMs / FALL_MS, 0, 1);
    const restY = box.y + box.h - (index + 1) * (high + 1.5);
    const y = box.y + (restY - box.y) * fall * fall;
    const plate = { x: box.x + 2, y, w: box.w - 4, h: high };
    ink.fillStyle(numberOf(palette.hardware), 1).fillRect(plate.x, plate.y, plate.w, plate.h);
    if (have && ageMs < FLASH_MS)
      ink.fillStyle(numberOf(palette.text), 0.75 * (1 - ageMs / FLASH_MS)).fillRect(plate.x, plate.y, plate.w, plate.h);
  }
}

function rest({ ink, palette }: Moment, box: Rect, layers: readonly Layer[]): void {
  const high = plateOf(box, layers.length);
  const plate = (index: number) => ({
    x: box.x + 2,
    y: box.y + box.h - (index + 1) * (high + 1.5),
    w: box.w - 4,
    h: high,
  });
  ink.fillStyle(numberOf(palette.hardware), 1).beginPath();
  for (const [index, { have }] of layers.entries()) if (have) boxAt(ink, plate(index));
  ink.fillPath();
  ink.lineStyle(1.2, numberOf(palette.text), 0.9).beginPath();
  for (const [index, { have }] of layers.entries()) if (!have) boxAt(ink, plate(index));
  ink.strokePath();
}
