/** The wall's banner tells what every team knows already, and nothing of what is drawn for later. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventOf } from '../../../server/project/event.ts';
import type { World } from '../../../shared/sim/world.ts';

type Incident = World['schedule'][number];

const incident: fc.Arbitrary<Incident> = fc
  .record({
    announceTick: fc.nat(600),
    warning: fc.nat(120),
    lasts: fc.nat(200),
    team: fc.constantFrom(-1, -1, 0, 1),
    happens: fc.boolean(),
    kind: fc.constantFrom('host.dies', 'rack.dark', 'crowd'),
  })
  .map(({ announceTick, warning, lasts, ...rest }) => ({
    ...rest,
    announceTick,
    dueTick: announceTick + warning,
    endTick: announceTick + warning + lasts,
    spec: 0,
    factor: 1,
    target: '',
  }));
const schedules = fc.array(incident, { maxLength: 6 });

test('what is shown was announced to all; what is struck has come and does happen', () => {
  let shown = 0;
  fc.assert(
    fc.property(schedules, fc.nat(900), fc.integer({ min: 1, max: 60 }), (schedule, tick, pace) => {
      const of = (some: readonly Incident[]) => eventOf({ schedule: [...some], tick }, 'play', pace);
      expect(of(schedule.filter(({ team }) => team >= 0)).event).toBe('');
      expect(of(schedule.filter(({ announceTick }) => announceTick > tick)).event).toBe('');
      for (const phase of ['lobby', 'talk', 'debrief'] as const)
        expect(eventOf({ schedule, tick }, phase, pace).event).toBe('');
      const { event, eventStruck } = of(schedule);
      if (event === '') return;
      shown += 1;
      const told = schedule.filter((one) => one.team < 0 && one.announceTick <= tick && one.kind === event);
      expect(told.length).toBeGreaterThan(0);
      if (eventStruck) expect(told.some(({ dueTick, happens }) => happens && dueTick <= tick)).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(shown).toBeGreaterThan(50);
});

test('what has no end of its own stays ten real seconds; a crowd that stays away goes at its hour', () => {
  const one = {
    team: -1,
    announceTick: 100,
    dueTick: 160,
    endTick: 160,
    spec: 0,
    factor: 1,
    target: '',
    kind: 'crowd',
  };
  const at = (tick: number, happens: boolean) => eventOf({ schedule: [{ ...one, happens }], tick }, 'play', 10);
  expect(at(99, true).event).toBe('');
  expect(at(100, true)).toEqual({ event: 'crowd', eventStruck: false });
  expect(at(260, true)).toEqual({ event: 'crowd', eventStruck: true });
  expect(at(261, true).event).toBe('');
  expect(at(160, false)).toEqual({ event: 'crowd', eventStruck: false });
  expect(at(161, false).event).toBe('');
});
