import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstMemory, HPA_SYNC_SECONDS, type HpaMemory, scaleRound } from '../../../shared/sim/rules/hpa.ts';
import { groupOf, groupPods, type ScaledPod } from '../../../shared/sim/rules/hpa-pods.ts';
import {
  type Behaviour,
  DEFAULT_SCALE_DOWN,
  DEFAULT_SCALE_UP,
  limitByPolicies,
  limitPlainly,
} from '../../../shared/sim/rules/hpa-rates.ts';
import {
  averageReplicas,
  type Proposal,
  sharedValueReplicas,
  utilisationReplicas,
  valueReplicas,
} from '../../../shared/sim/rules/hpa-replicas.ts';

const NOW = 10_000;
const pod = (usage: number | null, more: Partial<ScaledPod> = {}): ScaledPod => ({
  phase: 'Running',
  deleting: false,
  startedAt: 0,
  ready: { is: true, since: 0 },
  request: 1000,
  sample: usage === null ? null : { value: usage, at: NOW, window: 15 },
  ...more,
});
const ask = (current: number, target: number) => ({ current, target, tolerance: 0.1, strangers: [] });
const byCpu = (current: number, target: number, pods: readonly ScaledPod[]): Proposal =>
  utilisationReplicas(ask(current, target), pods, groupPods(pods, true, NOW));
const replicasOf = (proposal: Proposal) => (proposal.ok ? proposal.replicas : proposal.code);

const started = (secondsAgo: number, isReady: boolean, sinceSecondsAgo: number) =>
  pod(100, { startedAt: NOW - secondsAgo, ready: { is: isReady, since: NOW - sinceSecondsAgo } });
const DEFAULT_BEHAVIOUR: Behaviour = { up: DEFAULT_SCALE_UP, down: DEFAULT_SCALE_DOWN };
const asked = (replicas: number): Proposal => ({ ok: true, replicas, measured: 0, average: 0 });

test('K13 ceil(ready × utilisation ÷ target), and nothing within a tenth', () => {
  expect(byCpu(3, 50, [pod(1000), pod(800), pod(900)])).toEqual({ ok: true, replicas: 6, measured: 90, average: 900 });
  expect(replicasOf(byCpu(3, 50, [pod(540), pod(540), pod(540)]))).toBe(3);
  expect(replicasOf(byCpu(3, 50, [pod(100), pod(100), pod(100)]))).toBe(1);
  expect(replicasOf(byCpu(3, 50, [pod(500, { request: null }), pod(500)]))).toBe('request.missing');
  expect(replicasOf(byCpu(3, 50, [pod(null), pod(null)]))).toBe('metrics.none');
  expect(replicasOf(byCpu(1, 50, [pod(900, { ready: { is: false, since: 0 } })]))).toBe('pods.unready');
});

test('K13 a pod is measured when it is ready, and its metrics began after that', () => {
  const group = (one: ScaledPod, isCpu = true) =>
    groupOf(one, isCpu, NOW, { cpuInitialisation: 300, initialDelay: 30 });
  expect(group(started(299, true, 16))).toBe('ready');
  expect(group(started(299, true, 14))).toBe('unready');
  expect(group(started(299, false, 200))).toBe('unready');
  expect(group(started(300, true, 0))).toBe('ready');
  expect(group(started(300, false, 271))).toBe('unready'); // never ready
  expect(group(started(300, false, 270))).toBe('ready'); // it was
  expect(group(started(299, false, 200), false)).toBe('ready'); // not by CPU
  expect(group(pod(1, { phase: 'Pending' }))).toBe('unready');
  expect(group(pod(1, { ready: null }))).toBe('unready');
  expect(group(pod(null))).toBe('missing');
  expect([pod(1, { deleting: true }), pod(1, { phase: 'Failed' })].map((one) => group(one))).toEqual([
    'ignored',
    'ignored',
  ]);
});

test('K13 pods that nobody can measure hold a scaling back and never turn it round', () => {
  const usages = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(usages, fc.nat(6), fc.nat(6), fc.integer({ min: 10, max: 150 }), (used, missing, unready, target) => {
      const known = used.map((usage) => pod(usage));
      const pods = [...known, ...Array.from({ length: missing }, () => pod(null))];
      for (let i = 0; i < unready; i++) pods.push(pod(500, { ready: { is: false, since: 0 } }));
      const proposal = byCpu(pods.length, target, pods);
      if (!proposal.ok) throw new Error(proposal.code);
      if (proposal.measured > target) expect(proposal.replicas).toBeGreaterThanOrEqual(pods.length);
      if (missing > 0 && proposal.measured < target) expect(proposal.replicas).toBeLessThanOrEqual(pods.length);
      const alone = byCpu(known.length, target, known);
      if (alone.ok && proposal.measured > target) {
        expect(proposal.replicas).toBeLessThanOrEqual(Math.max(pods.length, alone.replicas + 1)); // whole percents
      }
    }),
  );
});

test('K13 other metrics: an average a pod, one value for all, one value that is shared', () => {
  const pods = [pod(300), pod(100)];
  expect(replicasOf(averageReplicas(ask(2, 100), pods, groupPods(pods, false, NOW)))).toBe(4);
  const unread = [pod(300), pod(null)];
  expect(replicasOf(averageReplicas(ask(2, 100), unread, groupPods(unread, false, NOW)))).toBe(3);
  expect(replicasOf(valueReplicas(ask(4, 100), 150, 3))).toBe(5);
  expect(replicasOf(valueReplicas(ask(4, 100), 105, 3))).toBe(4);
  expect(replicasOf(valueReplicas(ask(0, 100), 250, 0))).toBe(3); // from nothing the ready pods say nothing
  expect(sharedValueReplicas(ask(4, 100), 250)).toEqual({ ok: true, replicas: 3, measured: 63, average: 63 });
});

test('K14 without a behaviour a round at most doubles, or goes to four; down it is free', () => {
  const range = { min: 2, max: 100 };
  expect(limitPlainly(1, 50, range)).toEqual({ replicas: 4, reason: 'ScaleUpLimit' });
  expect(limitPlainly(10, 50, range)).toEqual({ replicas: 20, reason: 'ScaleUpLimit' });
  expect(limitPlainly(60, 120, range)).toEqual({ replicas: 100, reason: 'TooManyReplicas' });
  expect(limitPlainly(60, 0, range)).toEqual({ replicas: 2, reason: 'TooFewReplicas' });
});

test('K15 the default policies: four or as many again in 15 s; what was just scaled counts', () => {
  const range = { min: 1, max: 1000 };
  const limit = (current: number, desired: number, ups: { change: number; at: number }[]) =>
    limitByPolicies(current, desired, range, DEFAULT_BEHAVIOUR, { ups, downs: [] }, NOW).replicas;
  expect(limit(1, 50, [])).toBe(5);
  expect(limit(10, 50, [])).toBe(20);
  expect(limit(20, 50, [{ change: 10, at: NOW - 14 }])).toBe(20);
  expect(limit(20, 50, [{ change: 10, at: NOW - 15 }])).toBe(40);
  expect(limit(10, 1, [])).toBe(1);
});

test('K15 of several policies the largest change counts, or the smallest, or none', () => {
  const policies = [
    { type: 'Pods', value: 3, period: 60 },
    { type: 'Percent', value: 50, period: 60 },
  ] as const;
  const limit = (select: 'Max' | 'Min' | 'Disabled', desired: number) => {
    const rules = { select, stabilisation: 0, policies };
    const nothing = { ups: [], downs: [] };
    return limitByPolicies(10, desired, { min: 1, max: 99 }, { up: rules, down: rules }, nothing, NOW).replicas;
  };
  expect((['Max', 'Min', 'Disabled'] as const).map((select) => limit(select, 50))).toEqual([15, 13, 10]);
  expect((['Max', 'Min', 'Disabled'] as const).map((select) => limit(select, 1))).toEqual([5, 7, 10]);
});

/** Rounds of 15 s, each with what the metric asks for; returns the replicas after each. */
function play(behaviour: Behaviour | null, first: number, wishes: readonly number[]): number[] {
  let replicas = first;
  let memory = firstMemory(first, NOW);
  return wishes.map((wish, i) => {
    const now = NOW + i * HPA_SYNC_SECONDS;
    const round = scaleRound({ min: 1, max: 100 }, behaviour, replicas, asked(wish), memory, now);
    memory = round.memory;
    replicas = round.replicas;
    return replicas;
  });
}

test('K16 load that dips and returns costs no pods, with a behaviour and without', () => {
  const dip = [4, 8, ...Array.from({ length: 10 }, () => 2), 8];
  for (const behaviour of [null, DEFAULT_BEHAVIOUR]) {
    expect(play(behaviour, 4, dip)).toEqual([4, ...Array.from({ length: 12 }, () => 8)]);
  }
  const fall = [8, ...Array.from({ length: 25 }, () => 2)];
  expect(play(null, 8, fall).findIndex((replicas) => replicas < 8)).toBe(21); // 315 s: at 300 s it still counts
  expect(play(DEFAULT_BEHAVIOUR, 8, fall).findIndex((replicas) => replicas < 8)).toBe(20);
});

test('K16 whatever is asked for: within range, and the memory stays small', () => {
  const wishes = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 30, maxLength: 60 });
  fc.assert(
    fc.property(wishes, fc.boolean(), fc.integer({ min: 1, max: 20 }), (list, plain, first) => {
      const behaviour = plain ? null : DEFAULT_BEHAVIOUR;
      let replicas = first;
      let memory: HpaMemory = firstMemory(first, NOW);
      for (const [i, wish] of list.entries()) {
        const range = { min: 3, max: 40 };
        const round = scaleRound(range, behaviour, replicas, asked(wish), memory, NOW + i * HPA_SYNC_SECONDS);
        ({ replicas, memory } = round);
        expect(replicas).toBeGreaterThanOrEqual(3);
        expect(replicas).toBeLessThanOrEqual(40);
      }
      expect(memory.history.length).toBeLessThanOrEqual(23);
      expect(memory.ups.length + memory.downs.length).toBeLessThanOrEqual(plain ? 0 : 6);
    }),
  );
});

test('K13 what cannot be measured changes nothing; none at all is switched off; out of range is brought in', () => {
  const memory = firstMemory(4, NOW);
  const round = (current: number, proposal: Proposal) =>
    scaleRound({ min: 2, max: 6 }, null, current, proposal, memory, NOW);
  expect(round(4, { ok: false, code: 'metrics.none' })).toEqual({ replicas: 4, reason: 'unmeasured', memory });
  expect(round(0, asked(5))).toEqual({ replicas: 0, reason: 'disabled', memory });
  expect(round(9, { ok: false, code: 'metrics.none' })).toMatchObject({ replicas: 6, reason: 'TooManyReplicas' });
  expect(round(1, { ok: false, code: 'metrics.none' })).toMatchObject({ replicas: 2, reason: 'TooFewReplicas' });
});
