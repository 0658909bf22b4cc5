/** Any command, in any state, from anyone, with any ids and numbers: refused with a code, nothing changed, nothing thrown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restore, snapshot } from '../../shared/play/snapshot.ts';
import { check } from '../../shared/sim/commands/index.ts';
import { obey } from '../../shared/sim/commands/obey.ts';
import { type Command, commandSchema } from '../../shared/sim/commands/schema.ts';
import { obeyEntries } from '../../shared/sim/entries.ts';
import { brokenInvariants, unstorable } from '../../shared/sim/invariants.ts';
import { REFUSAL_CODES, type Verdict } from '../../shared/sim/rejections.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { factsOf } from '../../shared/sim/view.ts';
import type { Team, World } from '../../shared/sim/world.ts';
import { junk, junkCommand } from '../support/junk-commands.ts';
import { playRandom } from './random-match.ts';
import { ALL_WIDE, wideCatalogue } from './scenarios.ts';

const RUNS = 1500;
const catalogue = wideCatalogue();

interface State {
  readonly rules: Rulebook;
  readonly text: string; // a snapshot
  world: World; // restored from it; replaced when a command was accepted
}

/** A match in four states: fresh, busy, broken and long after. */
function statesOf(scenario: string): State[] {
  const states: State[] = [];
  playRandom(catalogue, scenario, 7, 901, ({ world, rules }) => {
    if (![2, 120, 480, 900].includes(world.tick)) return;
    const rested = restore(snapshot(world));
    for (const team of rested.teams) team.operatorMilliMinutes = 60_000; // or most would be refused for want of hands
    const text = snapshot(rested);
    states.push({ rules, text, world: rested });
  });
  return states;
}

function expectVerdict(verdict: Verdict, where: string): void {
  if (verdict.ok) return;
  expect(REFUSAL_CODES, where).toContain(verdict.code);
  expect(Object.values(verdict.numbers).every(Number.isFinite), `${where}: ${JSON.stringify(verdict)}`).toBe(true);
}

describe.each(ALL_WIDE)('SPEC IV17, any command on %s', (scenario) => {
  const states = statesOf(scenario);

  test('is accepted or refused and changes nothing then, whatever it holds', () => {
    let refused = 0;
    let malformed = 0;
    const property = fc.property(junk, fc.nat(states.length - 1), fc.nat(1), (recipe, at, index) => {
      const state = states[at] as State;
      const team = state.world.teams[index] as Team;
      const command = junkCommand(state.world, state.rules, team, recipe);
      const where = `${scenario}, state ${at}, team ${index}: ${show(command)}`;
      check(factsOf(state.world, team), state.rules, command); // raw: it may say anything, but it says it
      const verdict = obey(state.world, state.rules, team, command);
      expectVerdict(verdict, where);
      const isMeant = commandSchema.safeParse(command).success;
      if (!isMeant) expect(verdict, where).toMatchObject({ ok: false, code: 'command.malformed' });
      const unchanged = state.text === snapshot(state.world);
      const broken = [...brokenInvariants(state.world, state.rules), unstorable(state.world)];
      if (!unchanged) state.world = restore(state.text); // whatever comes of it: the next case starts where this one did
      if (verdict.ok) expect(broken, where).toEqual(['']);
      else {
        refused += 1;
        if (!isMeant) malformed += 1;
        expect(unchanged, `${where} changed the world`).toBe(true);
      }
    });
    fc.assert(property, { numRuns: RUNS });
    expect(malformed).toBeGreaterThan(RUNS / 10);
    expect(refused - malformed, 'well-formed and refused').toBeGreaterThan(RUNS / 20);
  });
});

test('SPEC IV17: an entry of a team, a seat or a number that is not there is refused and changes nothing', () => {
  const [state] = statesOf(ALL_WIDE[0]);
  const { world, rules, text } = state as State;
  const strange = fc.constantFrom(-1, 2, 0.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, -0.5);
  const command: Command = { verb: 'order', model: 's12', rack: 0, slot: 5, platform: null, runtime: null };
  fc.assert(
    fc.property(strange, strange, strange, (team, seat, seq) => {
      const results = obeyEntries(world, rules, [{ kind: 'command', team, seat, seq, command }], { events: [] });
      expect(results.map(({ ok }) => ok)).toEqual([false]);
      expect(snapshot(world)).toBe(text);
    }),
  );
});

/** JSON would hide NaN and undefined. */
function show(value: object): string {
  const fields = Object.entries(value).map(
    ([key, one]) => `${key}: ${String(typeof one === 'string' ? one.slice(0, 40) : one)}`,
  );
  return `{ ${fields.join(', ')} }`;
}
