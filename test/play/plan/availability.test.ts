import { expect, test } from 'vitest';
import { availabilityOfWays, hostAvailability } from '../../../shared/play/plan/availability.ts';
import { act, boxes, estateOf, run } from '../../sim/systems/estate.ts';

const worn = { scenario: { hazardFactor: 1 } };

test('SPEC PL7 a machine is up between its crashes and faults', () => {
  const { rules } = boxes(worn);
  // 2 crashes a year × 730 of 300 s each, and 0.08 faults × 730 of 1,200 s each, in seconds of a year.
  const crash = 1 / (1 + (2 * 730 * 300) / 31_557_600);
  const fault = 1 / (1 + (0.08 * 730 * 1200) / 31_557_600);
  expect(hostAvailability(rules)).toBeCloseTo(crash * fault, 12);
  expect(hostAvailability(boxes({ scenario: { hazardFactor: 0 } }).rules)).toBe(1);
});

test('SPEC PL7 a service on one machine is up as that machine is; one that nobody serves never', () => {
  const estate = boxes(worn);
  run(estate, 5);
  const host = hostAvailability(estate.rules);
  const ways = availabilityOfWays(estate.rules, estate.team);
  expect(ways[0]).toEqual({ type: 0, share: host, weakest: estate.rules.types[0]!.path[0] });
  for (const one of estate.team.instances) one.state = 'starting';
  expect(availabilityOfWays(estate.rules, estate.team)[0]!.share).toBe(0);
});

test('SPEC PL7 the one copy of redis is the weakest part of the shop, until it has a second on another machine', () => {
  const estate = estateOf('launch-day-pro', worn);
  run(estate, 30);
  const redis = estate.rules.services.find(({ id }) => id === 'redis-cart')!.index;
  const ways = () => availabilityOfWays(estate.rules, estate.team).filter(({ weakest }) => weakest === redis);
  const [first] = ways();
  expect(first!.share).toBeLessThanOrEqual(hostAvailability(estate.rules));
  const deployment = estate.team.deployments.find(({ service }) => service === redis)!.id;
  act(estate, { verb: 'setSpread', deployment, over: 'host' });
  act(estate, { verb: 'scale', deployment, replicas: 2 });
  run(estate, 120);
  expect(ways()).toEqual([]); // something else is the weakest now
  const { share } = availabilityOfWays(estate.rules, estate.team)[first!.type]!;
  expect(share).toBeGreaterThan(first!.share / hostAvailability(estate.rules) - 0.001);
});
