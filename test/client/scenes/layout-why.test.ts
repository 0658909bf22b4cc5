/** The signs of a *Why?* on the floor: each where its thing is, none over another, and what is elsewhere at the edge. */
import { describe, expect, test } from 'vitest';
import type { WhyPath, WhyStep } from '../../../client/look/overlay.ts';
import { traysOf } from '../../../client/scenes/contents.ts';
import { contains, rect } from '../../../client/scenes/geometry.ts';
import { flatten } from '../../../client/scenes/layout-jars.ts';
import { APART, awayAt, stopsOf } from '../../../client/scenes/layout-why.ts';
import type { HostBox, Picture } from '../../../client/scenes/picture.ts';
import { estateOf } from './estate.ts';

const { view, rules } = estateOf('launch-day');
const trays = traysOf(view, rules);
const STAGE = rect(60, 8, 740, 500);

/** Machines in rows, as any layout has them; their jars as wide as a test wants them. */
function picture(shown: number, jarWidth: number): Picture {
  const hosts = trays.slice(0, shown).map((tray, row): HostBox => {
    const box = rect(80, 20 + row * 44, 600, 40);
    const jars = tray.jars.map((jar, place) => ({
      jar,
      rect: rect(160 + place * (jarWidth + 2), box.y + 4, jarWidth, 32),
      guest: null,
      liquid: rect(0, 0, 0, 0),
      inside: [],
    }));
    const none = rect(0, 0, 0, 0);
    return {
      key: `h${tray.host.id}`,
      tray,
      form: 'low',
      rect: box,
      well: none,
      wellMib: 0,
      slabs: [],
      jars,
      usedX: 0,
      rail: none,
      verdict: none,
      lens: null,
    };
  });
  return { zoom: 'rack', stage: STAGE, pxPerGib: 1, groups: [], hosts, slots: [], tabs: [] } as unknown as Picture;
}

const step = (number: number, host: number, keys: readonly string[] = []): WhyStep => ({
  number,
  text: `step ${number}`,
  isRoot: false,
  keys,
  host,
  rack: 0,
  hostName: 'h',
});
const path = (...steps: WhyStep[]): WhyPath => ({ key: '', fromDoor: true, steps, focus: 0 });

describe('the path of a why', () => {
  const busy = trays.find((tray) => tray.jars.length > 1) ?? trays[0];
  const host = busy?.host.id ?? 0;
  const jar = busy?.jars[0]?.key ?? '';

  test('a step about a jar stands on that jar', () => {
    const shown = picture(trays.length, 30);
    const [stop] = stopsOf(path(step(1, host, [jar])), shown);
    const box = shown.hosts.flatMap(({ jars }) => flatten(jars)).find((one) => one.jar.key === jar);
    expect(box !== undefined && stop !== undefined && contains(box.rect, stop.at)).toBe(true);
  });

  test('where its jar is a hair, it stands at the machine', () => {
    const [stop] = stopsOf(path(step(1, host, [jar])), picture(trays.length, 3));
    expect(stop?.boxes[0]?.w).toBe(600);
  });

  test('steps in one place share a sign', () => {
    expect(stopsOf(path(step(1, host), step(2, host)), picture(trays.length, 30))).toHaveLength(1);
  });

  test('signs of several places can all be read', () => {
    const steps = trays.slice(0, 6).flatMap((tray, at) => [
      step(2 * at + 1, tray.host.id),
      step(
        2 * at + 2,
        tray.host.id,
        tray.jars.slice(0, 1).map(({ key }) => key),
      ),
    ]);
    const stops = stopsOf(path(...steps), picture(trays.length, 12));
    for (const [place, a] of stops.entries())
      for (const b of stops.slice(place + 1)) {
        if (a.away !== null || b.away !== null) continue;
        expect(Math.hypot(a.at.x - b.at.x, a.at.y - b.at.y)).toBeGreaterThanOrEqual(APART - 0.5);
      }
  });

  test('a machine that is not in the picture has a sign at the edge that can be pressed', () => {
    const far = trays.at(-1)?.host.id ?? 0;
    const [stop] = stopsOf(path(step(1, far)), picture(1, 30));
    expect(stop?.away).not.toBeNull();
    expect(stop !== undefined && awayAt([stop], stop.at)).toBe(stop);
    expect(awayAt([stop as NonNullable<typeof stop>], { x: 0, y: 0 })).toBeNull();
  });

  test('what is nowhere has no sign', () => {
    expect(stopsOf(path(step(1, 0)), picture(1, 30))).toEqual([]);
  });
});
