/** Looking ahead beside the beats: one at a time, for everybody in turn, and never a queue without end. */
import { expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { lookAhead } from '../../../server/rooms/ahead.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import { LOOK_AHEAD } from '../../../shared/play/plan/aids.ts';
import { outlook } from '../../../shared/play/plan/outlook.ts';
import { snapshot } from '../../../shared/play/snapshot.ts';
import type { Team } from '../../../shared/sim/world.ts';

test('answers each in turn with its own second, and asks the rest to come again', async () => {
  const driver = newDriver(loadContent(), 'launch-day', 3, 1);
  const { world, rules } = driver;
  for (let tick = 0; tick < 60; tick++) advance(driver);
  const team = world.teams[0] as Team;
  const [model] = rules.models.filter(({ sold }) => sold);
  const draft = [{ verb: 'order', model: model?.id ?? '', rack: 0, slot: 0, platform: null, runtime: null }] as const;
  const before = snapshot(world);
  const looks = [lookAhead(world, rules, team, []), lookAhead(world, rules, team, draft)];
  const more = Array.from({ length: 9 }, () => lookAhead(world, rules, team, []));
  expect(more.some((look) => look === undefined)).toBe(true);
  const [asIs, drafted] = await Promise.all(looks);
  expect(asIs?.drafted).toBeNull();
  expect(asIs?.asIs).toEqual(outlook(world, rules, team, LOOK_AHEAD));
  expect(drafted?.drafted?.verdicts.length).toBe(1);
  expect(snapshot(world)).toBe(before);
  await Promise.all(more);
  expect(lookAhead(world, rules, team, []), 'there is room again').toBeDefined();
}, 30_000);
