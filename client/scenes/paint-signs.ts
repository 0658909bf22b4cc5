/** What hurts on a near host, as signs with a line down to the cause. */
import { clock } from '../text/format.ts';
import { words } from '../text/index.ts';
import { rect } from './geometry.ts';
import { ailmentOf } from './health.ts';
import { flatten, type JarBox } from './layout-jars.ts';
import { shortName } from './paint-labels.ts';
import { fill, line, lineOf, type Pen, pill, write } from './pen.ts';
import type { HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

const SIGNS_MAX = 3; // the three worst, the rest as a count (notes-floor 26)

export function paintSigns(pen: Pen, host: HostBox, beat: Beat): void {
  const ailing = flatten(host.jars)
    .map((box) => ({ box, word: ailmentOf(box.jar) }))
    .filter((one) => one.word !== null);
  const order = ['crashed', 'backoff', 'throttled'];
  ailing.sort((a, b) => ((order.indexOf(a.word ?? '') + 9) % 10) - ((order.indexOf(b.word ?? '') + 9) % 10));
  const said = new Set<string>();
  let y = topOf(host);
  for (const { box, word } of ailing) {
    const text = signText(box, word as string, beat);
    const once = `${box.jar.service} ${word}`;
    if (said.has(once) || said.size >= SIGNS_MAX) continue;
    said.add(once);
    const health = word === 'backoff' || word === 'crashed' ? 'bad' : word === 'throttled' ? 'watch' : 'off';
    const x = Math.min(Math.max(host.well.x + 8, box.rect.x - 30), host.well.x + host.well.w - 230);
    const sign = pill(pen, text, Math.max(host.well.x + 8, x), y, health, 226);
    const cause = { x: box.rect.x + box.rect.w / 2, y: Math.max(sign.y + 30, box.rect.y + 6) };
    const ink = lineOf(pen, health);
    line(pen, [cause.x, sign.y + 22], [cause.x, cause.y], ink, 1.5);
    fill(pen, rect(cause.x - 2.5, cause.y - 2.5, 5, 5), ink, 2.5);
    y += 30;
  }
  const rest = new Set(ailing.map(({ box, word }) => `${box.jar.service} ${word}`)).size - said.size;
  if (rest > 0) write(pen, words.floor.more(rest), host.well.x + 12, y, pen.palette.muted, { size: 12 });
}

const NAMES = 100; // pixels: slanted names stand so far above the containers
const HEADROOM = 84; // its amount, at the top of the well
const USUAL = 112;

/** Between the amount of headroom and the names of the containers. */
function topOf({ jars, well }: HostBox): number {
  const pods = flatten(jars).filter((box) => box.jar.kind === 'container');
  const names = Math.min(...pods.map((box) => box.rect.y)) - NAMES - (SIGNS_MAX - 1) * 30;
  return well.y + (pods.length === 0 ? USUAL : Math.max(HEADROOM, Math.min(USUAL, names - well.y)));
}

function signText(box: JarBox, word: string, { model }: Beat): string {
  const { floor } = words;
  const { jar } = box;
  const name = shortName(jar.name);
  const left = jar.untilTick - model.tick;
  if (jar.state === 'backoff' && left > 0) return floor.backIn(name, clock(left / model.pace));
  const what = floor.states[word as keyof typeof floor.states];
  return left > 0 && jar.state !== 'running'
    ? `${floor.ailing(name, what)}, ${clock(left / model.pace)}`
    : floor.ailing(name, what);
}
