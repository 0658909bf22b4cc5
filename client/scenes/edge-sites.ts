/** Users of a region and the edge sites beside them, small machines on a sheet of their own: what is pressed is gone to. */
import type Phaser from 'phaser';
import type { ShownEdge } from '../../shared/sim/shown.ts';
import type { FloorHands } from '../look/floor-model.ts';
import type { Palette } from '../look/palette.ts';
import { edgeHealth } from '../play/health.ts';
import { wait, wholePercent } from '../text/format.ts';
import { mix } from './colour.ts';
import { contains, type Point, type Rect, rect } from './geometry.ts';
import { boundsOf, type EdgeSiteBox, layoutEdgeSites, regionAt } from './layout-edge-sites.ts';
import type { Traffic } from './layout-site.ts';
import { fill, lineOf, mark, outline, type Pen, write } from './pen.ts';
import type { Beat } from './scene-model.ts';
import { Sheet } from './sheet.ts';

const RIM = 3; // a frame lies so far around what it frames

export class EdgeSites {
  private readonly sheet: Sheet;
  private readonly canvas: HTMLElement;
  private readonly camera: Phaser.Cameras.Scene2D.Camera;
  private boxes: readonly EdgeSiteBox[] = [];
  private sources: Traffic['sources'] = [];
  private beat: Beat | null = null;

  constructor(scene: Phaser.Scene, depth: number, canvas: HTMLElement, hands: FloorHands) {
    this.sheet = new Sheet(scene, 'edge-sites', depth);
    this.canvas = canvas;
    this.camera = scene.cameras.main;
    // Before the hand hears it: they are no boxes of the estate's own site, and nothing is put on them by hand.
    canvas.addEventListener('pointerdown', (event) => this.press(event, hands), { capture: true });
    canvas.addEventListener('pointermove', (event) => {
      if (this.isOver(this.placeOf(event))) requestAnimationFrame(() => canvas.style.setProperty('cursor', 'pointer'));
    });
  }

  draw(beat: Beat, palette: Palette, scale: number, trafficOf: (beat: Beat) => Traffic): void {
    const { model, picture } = beat;
    const { edges } = model.view;
    if (beat !== this.beat) {
      const traffic = picture.zoom === 'site' ? trafficOf(beat) : undefined;
      this.sources = traffic?.sources ?? [];
      this.boxes = traffic === undefined ? [] : layoutEdgeSites(edges, traffic);
    }
    this.beat = beat;
    this.sheet.image.setVisible(this.boxes.length > 0);
    if (this.boxes.length === 0) return;
    const bounds = boundsOf(this.boxes, RIM);
    this.sheet.resize(bounds.w, bounds.h, scale);
    this.sheet.image.setPosition(bounds.x, bounds.y);
    const signs = this.boxes.map(({ id, rect: box }) => ({ box, sign: signOf(id, beat) }));
    const key = JSON.stringify([signs, model.theme, model.contrast]);
    this.sheet.paint(key, palette, model.theme, scale, (pen) => {
      for (const { box, sign } of signs) paintSite(pen, rect(box.x - bounds.x, box.y - bounds.y, box.w, box.h), sign);
    });
  }

  private placeOf(event: PointerEvent): Point {
    const { left, top } = this.canvas.getBoundingClientRect();
    return { x: event.clientX - left + this.camera.scrollX, y: event.clientY - top + this.camera.scrollY };
  }

  private boxAt(at: Point): EdgeSiteBox | undefined {
    return this.boxes.find((box) => contains(box.rect, at));
  }

  private isOver(at: Point): boolean {
    return this.boxAt(at) !== undefined || regionAt(this.sources, at) >= 0;
  }

  private press(event: PointerEvent, hands: FloorHands): void {
    const at = this.placeOf(event);
    if (!this.isOver(at) || event.button !== 0 || this.beat?.model.carry !== null) return;
    event.stopImmediatePropagation();
    const box = this.boxAt(at);
    if (box !== undefined) hands.select({ kind: 'edge', id: box.id });
    else hands.region(regionAt(this.sources, at));
  }
}

interface Sign {
  readonly health: ReturnType<typeof edgeHealth>;
  readonly isOn: boolean;
  readonly share: number; // of its cores, 0 to 1
  readonly said: string;
  readonly isSelected: boolean;
}

function signOf(id: number, { model }: Beat): Sign {
  const edge = model.view.edges.find((one) => one.id === id) as ShownEdge;
  const { selection } = model;
  const isOn = edge.state === 'on';
  return {
    health: edgeHealth(edge),
    isOn,
    share: isOn ? Math.min(1, edge.cpuPercent / 100) : 0,
    said: saidOf(edge, model),
    isSelected: selection?.kind === 'edge' && selection.id === id,
  };
}

/** How busy it is, that it holds nothing yet, or how long until it is up. */
function saidOf({ state, services, cpuPercent, untilTick }: ShownEdge, { tick, pace }: Beat['model']): string {
  if (state !== 'on') return wait(Math.max(0, untilTick - tick), pace);
  return services.length === 0 ? '–' : wholePercent(cpuPercent);
}

const MACHINE = { w: 7, gap: 2 } as const;

function paintSite(pen: Pen, box: Rect, { health, isOn, share, said, isSelected }: Sign): void {
  const { palette } = pen;
  fill(pen, box, isOn ? palette.panel : mix(palette.panel, palette.ground, 0.5), 5);
  const machines = box.w >= 44 ? 2 : 0;
  for (let place = 0; place < machines; place++) {
    const machine = rect(box.x + 5 + place * (MACHINE.w + MACHINE.gap), box.y + 5, MACHINE.w, box.h - 10);
    const high = machine.h * share;
    fill(pen, machine, palette.well, 2);
    fill(pen, rect(machine.x, machine.y + machine.h - high, machine.w, high), palette.accent, 2);
    outline(pen, machine, isOn ? palette.edge : palette.muted, {
      width: 1,
      radius: 2,
      ...(isOn ? {} : { dash: [2, 2] }),
    });
  }
  const right = box.x + box.w - 4;
  const room = box.w - 8 - machines * (MACHINE.w + MACHINE.gap);
  const hasMark = box.h >= 30;
  if (hasMark) mark(pen, health, right - 6, box.y + 9, 9);
  write(pen, said, right, hasMark ? box.y + box.h - 10 : box.y + box.h / 2, palette.text, {
    ...{ size: 12, weight: 650, mono: true, align: 'right', max: room },
  });
  outline(pen, box, isOn || health === 'dead' ? lineOf(pen, health) : palette.muted, {
    ...{ width: 1.5, radius: 5, ...(isOn ? {} : { dash: [4, 3] }) },
  });
  if (isSelected) outline(pen, box, palette.accent, { width: 2.5, radius: 5 });
}
