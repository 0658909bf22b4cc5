import { expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import { LOOK_AHEAD } from '../../../shared/play/plan/aids.ts';
import { lookAheadBySteps } from '../../../shared/play/plan/look-ahead.ts';
import { outlook } from '../../../shared/play/plan/outlook.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import type { Team } from '../../../shared/sim/world.ts';

test('SPEC PL3 both looks are of the second in which the first step was made, whatever the match does meanwhile', () => {
  const driver = newDriver(loadContent(), '4-2', 3, 1);
  const { world, rules } = driver;
  for (let tick = 0; tick < 30; tick++) advance(driver);
  const team = world.teams[0] as Team;
  const draft: Command[] = [{ verb: 'scale', deployment: team.deployments[0]!.id, replicas: 9 }];
  const asIs = outlook(world, rules, team, LOOK_AHEAD);
  const drafted = outlook(world, rules, team, LOOK_AHEAD, draft);
  const look = lookAheadBySteps(world, rules, team, draft);
  look.next();
  for (let tick = 0; tick < 60; tick++) advance(driver);
  let step = look.next();
  while (!step.done) step = look.next();
  expect(step.value).toEqual({ tick: 30, asIs, drafted });
}, 30_000);
