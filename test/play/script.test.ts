/** Plans over names: when a step is due, what a name and a `*` become, and what another pair of hands goes on with. */
import { expect, test } from 'vitest';
import type { Condition, ScriptPlan } from '../../shared/content/schema.ts';
import { boardOf, holds } from '../../shared/play/condition.ts';
import { scriptBot } from '../../shared/play/script.ts';
import { viewOf } from '../../shared/sim/view.ts';
import { act, boxes, cluster, deploymentOf, type Estate, host, hypervisors, run, vm } from '../sim/systems/estate.ts';

const planOf = (...steps: ScriptPlan['steps']): ScriptPlan => ({ id: 'test', kind: 'script', title: 'A test', steps });
const look = ({ world, team }: Estate) => viewOf(world, team);
const isSo = (estate: Estate, when: Condition) => holds(when, boardOf(look(estate), estate.rules), estate.rules);

test('an empty condition holds, and every part of one must', () => {
  const estate = hypervisors();
  run(estate, 61);
  expect(isSo(estate, {})).toBe(true);
  expect([isSo(estate, { minute: 1 }), isSo(estate, { minute: 2 }), isSo(estate, { until: 1 })]).toEqual([
    true,
    false,
    false,
  ]);
  expect(isSo(estate, { minute: 1, vm: 'shop-db', vmOn: 'h1' })).toBe(true);
  expect(isSo(estate, { minute: 1, vm: 'shop-db', vmOn: 'h2' })).toBe(false);
  expect([isSo(estate, { host: 'h1' }), isSo(estate, { host: 'nowhere' })]).toEqual([true, false]);
});

test('a board is read where it hurts: hosts, services, pods', () => {
  const estate = cluster();
  run(estate, 30);
  expect(isSo(estate, { hostCpuAbove: 0.999 })).toBe(false);
  expect(isSo(estate, { hostCpuAbove: 0 })).toBe(true);
  expect([isSo(estate, { servingBelow: 1 }), isSo(estate, { podsPendingAtLeast: 1 })]).toEqual([false, false]);
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 900 });
  run(estate, 3);
  expect(isSo(estate, { deployment: 'web', podsPendingAtLeast: 1 })).toBe(true);
  expect(isSo(estate, { deployment: 'cart', podsPendingAtLeast: 1 })).toBe(false);
  act(estate, { verb: 'scale', deployment: deploymentOf(estate, 'web').id, replicas: 0 });
  run(estate, 40);
  expect([
    isSo(estate, { service: 'web', servingBelow: 1 }),
    isSo(estate, { service: 'cart', servingBelow: 1 }),
  ]).toEqual([true, false]);
});

test('a star in the place of a name is everything that the rules accept it for', () => {
  const estate = cluster();
  const bot = scriptBot(planOf({ when: {}, do: [{ verb: 'setSpread', deployment: '*', over: 'rack' }] }));
  const commands = bot.decide(look(estate), estate.rules);
  expect(commands).toHaveLength(estate.team.deployments.length);
  expect(bot.decide(look(estate), estate.rules)).toEqual([]); // once
  const moves = boxes();
  const gives = scriptBot(planOf({ when: {}, do: [{ verb: 'returnHost', host: '*' }] }));
  expect(gives.decide(look(moves), moves.rules)).toEqual([{ verb: 'returnHost', host: host(moves, 'h9').id }]);
});

test('a step that says how often is done again, and notes take it to other hands', () => {
  const estate = hypervisors();
  const plan = planOf({
    when: { vm: 'mail', vmState: 'stopped' },
    do: [{ verb: 'bootVm', vm: 'mail' }],
    everySeconds: 10,
  });
  const bot = scriptBot(plan);
  act(estate, { verb: 'stopVm', vm: vm(estate, 'mail').id });
  const expected = [{ verb: 'bootVm', vm: vm(estate, 'mail').id }];
  expect(bot.decide(look(estate), estate.rules)).toEqual(expected);
  const other = scriptBot(plan);
  other.recall?.(bot.notes?.() ?? []);
  run(estate, 10 * estate.rules.scenario.pace - 1);
  expect([bot, other].map((one) => one.decide(look(estate), estate.rules))).toEqual([[], []]);
  run(estate, 1);
  expect([bot, other].map((one) => one.decide(look(estate), estate.rules))).toEqual([expected, expected]);
});
