import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CUE_OF, CUES, CueGate, cuesOf } from '../../../client/play/cues.ts';
import { EVENT_KINDS } from '../../../shared/sim/events.ts';

test('every event is decided, and only for a cue that there is', () => {
  expect(Object.keys(CUE_OF).sort()).toEqual([...EVENT_KINDS].sort());
  for (const cue of Object.values(CUE_OF)) if (cue !== null) expect(CUES).toContain(cue);
});

test('of all at once each cue sounds once, the alert first', () => {
  expect(
    cuesOf([{ kind: 'host.up' }, { kind: 'host.failed' }, { kind: 'host.failed' }, { kind: 'pod.bound' }]),
  ).toEqual(['alert', 'heal']);
});

test('a storm is five sounds in four seconds, and the hand is always answered', () => {
  const storm = fc.array(
    fc.tuple(fc.constantFrom('alert', 'heal', 'deliver', 'tick'), fc.integer({ min: 0, max: 300 })),
    {
      minLength: 30,
      maxLength: 120,
    },
  );
  fc.assert(
    fc.property(storm, (list) => {
      const gate = new CueGate();
      const heard: number[] = [];
      let nowMs = 0;
      for (const [cue, waitMs] of list) {
        nowMs += waitMs;
        if (gate.admits(cue as 'alert', nowMs)) heard.push(nowMs);
      }
      for (const atMs of heard)
        expect(heard.filter((one) => one >= atMs && one < atMs + 4000).length).toBeLessThanOrEqual(5);
      expect(gate.admits('fit', nowMs)).toBe(true);
    }),
  );
});
