import { describe, expect, test } from 'vitest';
import type { Health } from '../../../client/look/marks.tsx';
import { traysOf } from '../../../client/scenes/contents.ts';
import { stageOf } from '../../../client/scenes/geometry.ts';
import { conditionOf } from '../../../client/scenes/health.ts';
import { edgeSignsOf } from '../../../client/scenes/layout-edge.ts';
import { layoutHosts } from '../../../client/scenes/layout-host.ts';
import { layoutRacks } from '../../../client/scenes/layout-rack.ts';
import { layoutSite } from '../../../client/scenes/layout-site.ts';
import type { Picture } from '../../../client/scenes/picture.ts';
import { rackPlans } from '../../../client/scenes/scene-model.ts';
import { estateOf } from './estate.ts';

const VIEW = { x: 0, y: 0, w: 862, h: 584 };
const STAGE = stageOf(VIEW.w, VIEW.h);
const { view, rules } = estateOf('1-1');
const trays = traysOf(view, rules);
const plans = rackPlans(view, rules, trays);
const ids = trays.map((tray) => tray.host.id);

const signs = (picture: Picture, hurt: Readonly<Record<number, Health>>, seen = VIEW) =>
  edgeSignsOf(
    {
      picture,
      trays,
      conditions: new Map(
        trays.map((tray) => {
          const condition = conditionOf(tray);
          return [`h${tray.host.id}`, { ...condition, health: hurt[tray.host.id] ?? condition.health }];
        }),
      ),
    },
    seen,
  );

describe('signs at the edges', () => {
  const near = layoutHosts(trays.slice(3, 5), STAGE);

  test('name the worst on each side and count the rest', () => {
    const [a, b, c, d] = [ids[0], ids[1], ids[7], ids[8]] as [number, number, number, number];
    const found = signs(near, { [a]: 'bad', [b]: 'dead', [c]: 'watch', [d]: 'bad' });
    expect(found.map(({ side, host, more }) => ({ side, host, more }))).toEqual([
      { side: 'left', host: b, more: 1 },
      { side: 'right', host: d, more: 0 },
    ]);
  });

  test('say nothing of what is in sight', () => {
    const all = Object.fromEntries(ids.map((id) => [id, 'bad' as const]));
    expect(signs(layoutSite(plans, STAGE), all)).toEqual([]);
    expect(signs(layoutRacks(plans, STAGE, 0), all)).toEqual([]);
  });

  test('point to what the floor has been panned away from', () => {
    const rack = layoutRacks(plans, STAGE, 0);
    const first = rack.hosts[0] as (typeof rack.hosts)[0];
    const below = { ...VIEW, y: first.rect.y + first.rect.h };
    const [sign] = signs(rack, { [first.tray.host.id]: 'dead' }, below);
    expect(sign).toMatchObject({ host: first.tray.host.id, side: 'left' });
    expect(sign?.turn).toBeCloseTo(-Math.PI / 2);
  });

  test('stand on the floor, beside each other', () => {
    const [left, right] = signs(near, { [ids[0] as number]: 'bad', [ids[8] as number]: 'bad' });
    for (const one of [left, right]) {
      expect(one?.rect.x).toBeGreaterThanOrEqual(0);
      expect((one?.rect.y ?? 0) + (one?.rect.h ?? 0)).toBeLessThanOrEqual(VIEW.h);
    }
    expect((left?.rect.x ?? 0) + (left?.rect.w ?? 0)).toBeLessThan(right?.rect.x ?? 0);
  });
});
