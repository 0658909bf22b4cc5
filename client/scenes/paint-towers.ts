/** Words on a VM or a process that is near: its name, whose it is, how busy, and what its guest takes. */
import { byId } from '../../shared/base/ids.ts';
import { glyphOf } from '../look/glyphs.ts';
import { words } from '../text/index.ts';
import { alpha } from './colour.ts';
import { rect } from './geometry.ts';
import type { JarBox } from './layout-jars.ts';
import { linesOf, shortName } from './paint-labels.ts';
import { gibText } from './paint-rack.ts';
import { fill, haloOf, measure, type Pen, write } from './pen.ts';
import { glyph } from './pen-glyph.ts';
import type { Beat } from './scene-model.ts';

/** Widths from which a tower says more (notes-floor 27: below the first, only its name, on its side). */
const FROM = { strip: 34, big: 60, ofCpu: 76, idle: 96, guestName: 112 } as const;

export function paintTowerWords(pen: Pen, box: JarBox, beat: Beat): void {
  const { rect: tower, jar } = box;
  if (tower.w < FROM.strip) {
    sideways(pen, shortName(jar.name), tower.x + tower.w / 2, tower.y + 14);
    return;
  }
  const below = paintStrip(pen, box);
  paintGuestWords(pen, box, beat);
  if (box.liquid.w > 0 && jar.state === 'running') paintGauge(pen, box, beat, below);
}

/** The name on a strip across the top; returns where the glass begins. */
function paintStrip(pen: Pen, { rect: tower, jar }: JarBox): number {
  const lines = linesOf(pen, shortName(jar.name), tower.w - 8, 2);
  const strip = rect(tower.x + 2, tower.y + 2, tower.w - 4, 5 + 15 * lines.length);
  fill(pen, strip, alpha(pen.palette.panel, 0.94));
  for (const [index, text] of lines.entries()) {
    write(pen, text, tower.x + tower.w / 2, strip.y + 10 + index * 15, pen.palette.text, {
      size: 12.5,
      weight: 650,
      align: 'center',
      max: strip.w - 2,
    });
  }
  return strip.y + strip.h;
}

const LINE = 21; // between two signs on a guest
const SIGN_ROOM = 24; // less guest than that, and its sign stands above it

/** "G Windows Server, 1.4 GiB, licence": as much of it as the tower is wide and the guest high. */
function paintGuestWords(pen: Pen, { rect: tower, jar, guest }: JarBox, { model }: Beat): void {
  if (guest === null) return;
  const { letters, licence, gib } = words.look;
  const vm = jar.kind === 'vm' ? byId(model.view.vms, jar.id) : undefined;
  const os = model.rules.guests[vm?.guest ?? -1];
  const size = gib(gibText(jar.guestMib));
  const named = `${letters.guest} ${os?.name ?? words.floor.legend.guest}`;
  const paid = os !== undefined && (os.windowsLicensed === true || os.licenceDollarsPerHour > 0);
  const short = [`${letters.guest} ${size}`].filter((text) => measure(pen, text, SIGN) + 10 <= tower.w - 10);
  const lines =
    tower.w >= FROM.guestName
      ? [named, paid ? `${size}, ${licence}` : size]
      : short.length > 0
        ? short
        : [letters.guest];
  const most = guest.h > SIGN_ROOM + LINE ? lines : lines.slice(0, 1);
  const top = guest.h > SIGN_ROOM ? guest.y + 13 : guest.y - 11;
  for (const [index, text] of most.entries()) sign(pen, text, tower.x + 5, top + index * LINE, tower.w - 10);
}

const SIGN = { size: 12, weight: 600 } as const;

/** Words on a hatch have a plate under them. */
function sign(pen: Pen, text: string, x: number, y: number, max: number): void {
  const width = Math.min(max, measure(pen, text, SIGN) + 10);
  fill(pen, rect(x, y - 9, width, 18), alpha(pen.palette.panel, 0.92), 3);
  write(pen, text, x + 5, y, pen.palette.text, { ...SIGN, max: width - 8 });
}

/** Its picture in the glass, its percent in the liquid, and the glass above it said to be idle. */
function paintGauge(pen: Pen, box: JarBox, beat: Beat, glassFrom: number): void {
  const { palette } = pen;
  const { rect: tower, jar, liquid } = box;
  const middle = tower.x + tower.w / 2;
  const level = beat.levels.get(jar.key) ?? 0;
  const surface = liquid.y + liquid.h * (1 - level);
  const bottom = liquid.y + liquid.h;
  const glass = surface - glassFrom;
  const size = tower.w > FROM.big ? 24 : 18;
  const service = beat.model.rules.services[jar.service];
  if (service !== undefined && glass > size + 14) {
    const y = glass > 110 ? glassFrom + glass / 2 : glassFrom + 6 + size / 2;
    glyph(pen, glyphOf(service.id), middle, y, size, palette.text, haloOf(pen).halo);
  }
  const room = (box.guest?.h ?? 99) > SIGN_ROOM ? 24 : 44; // above a sign that stands over its guest
  const y = Math.min(surface + 18, bottom - room);
  const halo = haloOf(pen);
  const type = { weight: 700, align: 'center', mono: true, ...halo, max: tower.w - 4 } as const;
  const percent = words.floor.busyPercent(Math.round(level * 100));
  write(pen, percent, middle, y, palette.text, { ...type, size: tower.w > FROM.big ? 19 : 14 });
  if (tower.w > FROM.ofCpu && y + 26 < bottom)
    write(pen, words.floor.ofItsCpu, middle, y + 18, palette.text, {
      size: 12,
      align: 'center',
      ...halo,
      max: tower.w - 4,
    });
  if (tower.w > FROM.idle && glass > 150)
    write(pen, words.floor.reserved, middle, glassFrom + 20, palette.muted, {
      size: 12,
      align: 'center',
      max: tower.w - 8,
    });
}

export function sideways(pen: Pen, text: string, x: number, y: number, max = 120): void {
  const { ctx } = pen;
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(Math.PI / 2);
  write(pen, text, 0, 0, pen.palette.text, { size: 12, weight: 600, ...haloOf(pen), max });
  ctx.restore();
}
