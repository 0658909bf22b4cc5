/** What a sheet shows, as one string: the same string, the same picture, no painting. */
import type { JarBox } from './layout-jars.ts';
import type { Beat } from './scene-model.ts';

const round = (value: number): number => Math.round(value * 2) / 2;

/** Everything the back sheet is painted from: places and states, no gauges. */
export function backKey({ model, picture }: Beat): string {
  const { stage } = picture;
  const parts: (string | number)[] = [model.theme, model.zoom, round(stage.w), round(stage.h), picture.tabs.length];
  for (const group of picture.groups) parts.push(group.name, round(group.rect.x), round(group.rect.h));
  for (const slot of picture.slots) parts.push(slot.key, round(slot.rect.y));
  for (const host of picture.hosts) {
    const { host: facts } = host.tray;
    parts.push(
      host.key,
      facts.state,
      facts.platform,
      facts.runtime,
      round(host.rect.x),
      round(host.rect.y),
      round(host.usedX),
    );
    for (const box of host.jars) pushJar(parts, box);
  }
  return parts.join(' ');
}

function pushJar(parts: (string | number)[], { jar, rect, inside }: JarBox): void {
  parts.push(jar.key, jar.state, jar.moving, round(rect.x), round(rect.y), round(rect.h));
  for (const box of inside) pushJar(parts, box);
}

/** The front sheet: what answers the hand at once, and numbers that may wait a moment. */
export function frontKey(beat: Beat): { urgent: string; numbers: string } {
  const { model, conditions, sayings } = beat;
  const { selection, carry, hovered, overlay, pending } = model;
  const urgent = JSON.stringify([selection, carry, hovered, overlay, pending.length]) + backKey(beat);
  const numbers: (string | number)[] = [];
  for (const [key, condition] of conditions) numbers.push(key, condition.word);
  for (const [key, saying] of sayings) numbers.push(key, saying.title, saying.detail);
  for (const host of model.view.hosts) {
    numbers.push(
      host.cpuPercent,
      host.watts,
      Number(host.losable),
      secondsTo(host.untilTick, beat),
      secondsTo(host.leaseEndTick, beat),
    );
  }
  numbers.push(...model.view.team.ratesPerS);
  for (const sign of model.view.signs) numbers.push(sign.id, sign.state, secondsTo(sign.dueTick, beat));
  if (model.zoom === 'host') for (const level of beat.levels.values()) numbers.push(Math.round(level * 50));
  for (const box of beat.picture.hosts) {
    for (const { jar } of box.jars)
      numbers.push(Number(jar.throttled), Number(jar.ready), jar.name, secondsTo(jar.untilTick, beat));
  }
  return { urgent, numbers: numbers.join(' ') };
}

function secondsTo(tick: number, { model }: Beat): number {
  return tick > model.tick ? Math.ceil((tick - model.tick) / model.pace) : 0;
}
