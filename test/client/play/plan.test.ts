/** The planning panel's rows and shapes, from an estate that has run for a while. */
import { describe, expect, test } from 'vitest';
import { hostSetFacts, teamSetFacts, vmSetFacts } from '../../../client/hud/set-facts.ts';
import { ACT_GROUPS, groupOf, inGroups } from '../../../client/play/act-groups.ts';
import { furtherActs } from '../../../client/play/further-acts.ts';
import { bandLines, costRows, lossesOf, sizeAdvice, spanOf } from '../../../client/play/plan.ts';
import { words } from '../../../client/text/index.ts';
import { loadContent } from '../../../server/content.ts';
import { VERBS } from '../../../shared/content/schema.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import { planningAids } from '../../../shared/play/plan/aids.ts';
import { noteUsage, type UsageHistory } from '../../../shared/play/plan/usage.ts';
import { commandSchema } from '../../../shared/sim/commands/schema.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import { factsOf } from '../../../shared/sim/view.ts';
import type { Team } from '../../../shared/sim/world.ts';

function chaosDay(ticks: number) {
  const driver = newDriver(loadContent(), 'chaos-day-pro', 1, 1);
  const { rules, world } = driver;
  const team = world.teams[0] as Team;
  const history: UsageHistory = new Map();
  for (let tick = 0; tick < ticks; tick++) {
    advance(driver);
    noteUsage(history, world, rules, team);
  }
  return { rules, world, team, history, facts: factsOf(world, team) };
}

describe('the planning panel', () => {
  const { rules, world, team, history, facts } = chaosDay(120);
  const aids = planningAids(world, rules, team, history);

  test('advises only sizes that are far off, each as an order that the rules can read', () => {
    const advice = sizeAdvice(aids, facts, rules);
    expect(advice.length).toBeGreaterThan(0);
    for (const { from, to, command } of advice) {
      expect(from).not.toEqual(to);
      expect(commandSchema.safeParse(command).error?.message).toBeUndefined();
    }
    const [first] = advice;
    const right = { podSizes: aids.podSizes.map((one) => ({ ...one, ...sizeNow(one.deployment) })), vmSizes: [] };
    expect(first).toBeDefined();
    expect(sizeAdvice(right, facts, rules)).toEqual([]);
  });

  function sizeNow(deployment: number) {
    const { requestCpuM = 0, requestMib = 0 } = facts.deployments.find(({ id }) => id === deployment) ?? {};
    return { requestCpuM, requestMib };
  }

  test('tells each loss once: a feed with a single rack is that rack', () => {
    const { hurting, safe } = lossesOf(aids, rules);
    expect(hurting.length + safe.length).toBeGreaterThan(0);
    for (const { kind, index } of [...hurting, ...safe].filter((one) => one.kind === 'feed')) {
      expect(rules.feedOf.filter((feed) => feed === rules.feedOf[index]).length, kind).toBeGreaterThan(1);
    }
    const lost = hurting.map(({ refuges }) => refuges.filter(({ place }) => place === 0).length);
    expect(lost).toEqual([...lost].sort((a, b) => b - a));
    expect(lost.every((many) => many > 0)).toBe(true);
  });

  test('lists costs from the dearest down, idle machines last', () => {
    const rows = costRows([
      { service: 0, perHourMicroCents: 5, callsPerS: 1, perThousandMicroCents: 10 },
      { service: 1, perHourMicroCents: 5, callsPerS: 1, perThousandMicroCents: 30 },
      { service: 2, perHourMicroCents: 0, callsPerS: 0, perThousandMicroCents: 0 },
      { service: -1, perHourMicroCents: 7, callsPerS: 0, perThousandMicroCents: 0 },
    ]);
    expect(rows.map(({ service }) => service)).toEqual([1, 0, -1]);
  });

  test('draws a band within its frame, and noise not as a mountain', () => {
    const band = [
      { p10: 0, p50: 1, p90: 2 },
      { p10: 1, p50: 2, p90: 4 },
    ];
    const [low, high] = spanOf([band], 1);
    expect([low, high]).toEqual([0, 4]);
    expect(bandLines(band, { width: 100, height: 40, low, high })).toEqual({
      middle: '0.0,30.0 100.0,20.0',
      outline: '0.0,20.0 100.0,0.0 100.0,30.0 0.0,40.0',
    });
    expect(spanOf([[{ p10: 5, p50: 5, p90: 5 }]], 2)).toEqual([4, 6]);
    expect(spanOf([[{ p10: 5, p50: 5, p90: 5 }]], 2, 5), 'no share passes the whole').toEqual([3, 5]);
  });
});

test('what is usual is not told, what is set is', () => {
  const { rules, world, team } = chaosDay(5);
  const shown = () => showTeam(world, rules, team);
  const vm = team.vms[0]!;
  const before = vmSetFacts(shown().vms[0]!, shown(), rules);
  expect(before.map(({ label }) => label)).not.toContain(words.settings.labels.guaranteed);
  Object.assign(vm, { reservationM: 500, local: true, vlan: 3 });
  const labels = vmSetFacts(shown().vms[0]!, shown(), rules).map(({ label }) => label);
  for (const name of ['guaranteed', 'disk', 'network'] as const) expect(labels).toContain(words.settings.labels[name]);
  const host = team.hosts[0]!;
  expect(hostSetFacts(shown().hosts[0]!, shown(), rules).some(({ label }) => label === 'Memory promised')).toBe(false);
  host.overcommitPercent = 150;
  expect(hostSetFacts(shown().hosts[0]!, shown(), rules).find(({ label }) => label === 'Memory promised')?.value).toBe(
    '150\u00a0%',
  );
  team.mesh = true;
  const calls = teamSetFacts(shown(), rules).find(({ label }) => label === words.settings.labels.calls);
  expect(calls?.value).toContain('mesh');
});

test('every further act stands under a heading, and under one', () => {
  const { rules } = newDriver(loadContent(), 'chaos-day-pro', 1, 1);
  const kinds = ['team', 'host', 'vm', 'node', 'process', 'pod', 'deployment', 'service'] as const;
  const acts = kinds.flatMap((kind) => furtherActs(kind, { ...rules, verbs: new Set(VERBS) }));
  expect(acts.filter(({ form }) => groupOf(form.verb) === undefined).map(({ form }) => form.verb)).toEqual([]);
  expect(inGroups(acts).reduce((sum, { acts: its }) => sum + its.length, 0)).toBe(acts.length);
  for (const group of ACT_GROUPS) expect(words.game.panel.actGroups[group], group).not.toBe('');
});
