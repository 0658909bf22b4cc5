/** The moves of the search: of every verb, such as the rules accept, and none that a refused verb is needed for. */
import { expect, test } from 'vitest';
import { VERBS } from '../../shared/content/schema.ts';
import { withheldRules } from '../../shared/play/bot.ts';
import { fieldsOf, isThing, kindsOf, optionsOf } from '../../shared/play/candidates.ts';
import { goalsFor } from '../../shared/play/goals.ts';
import { movesOf } from '../../shared/play/moves.ts';
import { check } from '../../shared/sim/commands/index.ts';
import { commandSchema } from '../../shared/sim/commands/schema.ts';
import { viewOf } from '../../shared/sim/view.ts';
import { act, boxes, cluster, deploymentOf, type Estate, host, hypervisors, run, vm } from '../sim/systems/estate.ts';

const estates: readonly Estate[] = [boxes(), hypervisors(), cluster()];
const look = ({ world, team }: Estate) => viewOf(world, team);
for (const estate of estates) run(estate, 90);

test.each(VERBS)('%s: every field has things or values to put into it', (verb) => {
  for (const field of fieldsOf(verb)) {
    if (isThing(field)) expect(kindsOf(field), field.name).not.toHaveLength(0);
    else if (field.name !== 'region') {
      const { facts } = look(estates[0] as Estate);
      expect(optionsOf(field, facts, (estates[0] as Estate).rules), field.name).not.toHaveLength(0);
    }
  }
});

test('what a move asks for is well formed, and such as the rules accept now', () => {
  for (const estate of estates) {
    const view = look(estate);
    for (const goal of goalsFor(view, estate.rules)) {
      for (const command of goal.next(view, estate.rules)) {
        expect(commandSchema.safeParse(command).success, `${goal.name}: ${JSON.stringify(command)}`).toBe(true);
        expect(check(view.facts, estate.rules, command).ok, `${goal.name}: ${JSON.stringify(command)}`).toBe(true);
      }
    }
  }
});

/** Verbs for which nothing is there on these boards; one that is added to the schema is not among them. */
const ABSENT = new Set([
  'takeAdvice', // words move nothing
  'cancelMigration',
  'throttleVm',
  'repairHost',
  'declareDead',
  'rebuild',
  'acceptOffer',
  'refuseOffer',
  'refundTenant',
  'pushImage',
  'removeFunction',
  'splitCalls',
  'closeEdge',
  'placeAtEdge',
  'removeFromEdge',
  'openEdge',
  'setPrice',
  'restoreVm',
  'resumeRollout',
  'rolloutUndo',
  'removeNodeAutoscaler',
  'setLiveRestore',
  'setPoolSize',
  'patch',
  'setAutoBalance',
  'orderSteps',
  'rebuildBase',
]);

/** Boards on which somebody has already been at work. */
function lived(): Estate[] {
  const [old, virtual, clustered] = [boxes(), hypervisors(), cluster()];
  act(old, { verb: 'installPlatform', host: host(old, 'h9').id, platform: 'kvm' });
  act(virtual, { verb: 'snapshotVm', vm: vm(virtual, 'shop-db').id });
  act(virtual, { verb: 'stopVm', vm: vm(virtual, 'mail').id });
  act(virtual, { verb: 'createNetwork', vlan: 10 });
  act(virtual, { verb: 'allowTraffic', from: 0, to: 10 });
  const deployment = deploymentOf(clustered, 'web').id;
  act(clustered, { verb: 'setMesh', on: true, mtls: false });
  const range = { minReplicas: 2, maxReplicas: 8, targetCpuPercent: 50, downStabilisationTicks: 60 };
  act(clustered, { verb: 'setAutoscaler', deployment, ...range });
  for (const estate of [old, virtual, clustered]) run(estate, 400);
  return [old, virtual, clustered];
}

test('every verb that may be used on a board is offered as a move', () => {
  const offered = new Set<string>();
  for (const estate of lived()) {
    const view = look(estate);
    for (const verb of VERBS) {
      if (movesOf(verb, view, estate.rules).some((goal) => goal.next(view, estate.rules).length > 0)) offered.add(verb);
    }
  }
  expect(VERBS.filter((verb) => !offered.has(verb) && !ABSENT.has(verb))).toEqual([]);
});

test('"every" means each thing for which it is accepted, and one thing alone where there are few', () => {
  const estate = cluster();
  const view = look(estate);
  const names = movesOf('setProbes', view, estate.rules).map(({ name }) => name);
  const every = movesOf('setProbes', view, estate.rules).find(({ name }) => name.startsWith('setProbes every'));
  expect(every?.next(view, estate.rules)).toHaveLength(view.facts.deployments.length);
  expect(names.some((name) => name.startsWith('setProbes web#'))).toBe(true);
});

test('a withheld verb is in no goal', () => {
  const estate = estates[2] as Estate;
  const view = look(estate);
  const board = withheldRules(estate.rules, new Set(['scale', 'drain']));
  const verbs = goalsFor(view, board).flatMap((goal) => goal.next(view, board).map(({ verb }) => verb));
  expect(verbs).toContain('setSpread');
  expect(verbs.filter((verb) => verb === 'scale' || verb === 'drain')).toEqual([]);
});
