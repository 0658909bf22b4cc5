import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { advance, newDriver } from '../../shared/play/driver.ts';
import { capacityOf, showTeam } from '../../shared/sim/shown.ts';

const catalogue = loadContent();

function stateAt(scenario: string, ticks: number) {
  const driver = newDriver(catalogue, scenario, 1, 1);
  while (driver.world.tick < ticks) advance(driver);
  const team = driver.world.teams[0]!;
  return { ...driver, team, view: showTeam(driver.world, driver.rules, team) };
}

describe('what is shown', () => {
  test('is a copy: the world goes on and the view stays', () => {
    const { world, rules, view, team } = stateAt('launch-day', 60);
    const before = JSON.stringify(view);
    advance({ world, rules, queue: [], onEntries: () => {}, hostSteps: 0 });
    expect(JSON.stringify(view)).toBe(before);
    expect(JSON.stringify(showTeam(world, rules, team))).not.toBe(before);
  });

  test('sums: the ledger to the profit, answers to what was asked', () => {
    const { team: gauges } = stateAt('4-2', 600).view;
    expect(gauges.ledgerMicroCents.reduce((sum, cents) => sum + cents, 0)).toBe(gauges.profitMicroCents);
    expect(gauges.inTime + gauges.late).toBeLessThanOrEqual(gauges.offered);
  });

  test('capacity is where load meets the weakest service, and one application does not hide another', () => {
    const { world, rules, team } = stateAt('launch-day', 60);
    const asked = world.ratesPerS.reduce((sum, rate) => sum + rate, 0);
    const fullest = Math.max(...team.services.map((service) => service.arrivalsPerS / service.capacityPerS));
    expect(capacityOf(world, rules, team)).toBeCloseTo(asked / fullest, -1);

    const boxes = stateAt('1-1', 60);
    const whole = capacityOf(boxes.world, boxes.rules, boxes.team);
    const payroll = boxes.rules.services.findIndex((service) => service.id === 'payroll');
    boxes.team.services[payroll]!.capacityPerS = 0; // it moves, and answers nothing meanwhile
    const rest = capacityOf(boxes.world, boxes.rules, boxes.team);
    expect(rest).toBeGreaterThan(0.7 * whole);
    expect(rest).toBeLessThan(whole);
  });

  test('percentages and shares stay in their bounds', () => {
    const { view } = stateAt('launch-day', 1500);
    for (const host of view.hosts) expect(host.cpuPercent).toBeLessThanOrEqual(100);
    for (const service of view.services) expect(service.lostPermille).toBeLessThanOrEqual(1000);
    for (const one of view.instances) expect(one.cpuPercent % 4).toBe(0);
  });
});
