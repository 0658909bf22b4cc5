/** What the panels print is what the command line reads: for every verb, on estates in all their states. */
import { beforeAll, describe, expect, test } from 'vitest';
import { FORMS } from '../../../client/play/command-forms.ts';
import { completions, readCommand } from '../../../client/play/read-command.ts';
import { realCommand } from '../../../client/play/real-command.ts';
import { VERBS, type Verb } from '../../../shared/content/schema.ts';
import { check } from '../../../shared/sim/commands/index.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import type { Entry } from '../../../shared/sim/entries.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { type Facts, factsOf } from '../../../shared/sim/view.ts';
import { act, catalogue, estateOf, run } from '../../sim/systems/estate.ts';
import { legalOf, randomEntries } from '../../support/random-commands.ts';

interface Case {
  readonly command: Command;
  readonly facts: Facts;
  readonly rules: Rulebook;
}

/** Without it nothing would ever need a repair. */
const DEATH: Entry = {
  kind: 'inject',
  incident: { kind: 'host.dies', target: 'busiest', factor: 1, warningTicks: 0, ticks: 0 },
};

/** And without it nothing would ever need clean media. */
const ESCAPE: Entry = {
  kind: 'inject',
  incident: { kind: 'container.escape', target: '', factor: 20, warningTicks: 0, ticks: 0 },
};

/** And without it no base image would ever need a patch. */
const HOLE: Entry = {
  kind: 'inject',
  incident: { kind: 'base.cve', target: 'most-used', factor: 1, warningTicks: 600, ticks: 0 },
};

/** What has to name two things that belong together, which a monkey seldom does. */
function seldomHit(facts: Facts, rules: Rulebook): Command[] {
  const taken = facts.edges.flatMap(({ id, services }): Command[] => {
    const service = rules.services[services[0] ?? -1]?.id;
    return service === undefined ? [] : [{ verb: 'removeFromEdge', edge: id, service }];
  });
  const bare = facts.edges.filter(({ state, services }) => state === 'on' && services.length === 0);
  const placed = bare.flatMap(({ id }) =>
    rules.services.map(({ id: service }): Command => ({ verb: 'placeAtEdge', edge: id, service, form: 'container' })),
  );
  const backup = facts.copies.find(({ kind }) => kind === 'backup');
  const restored = backup === undefined ? [] : facts.hosts.slice(0, 12);
  return [
    ...taken.slice(0, 1),
    ...placed,
    ...restored.map((host): Command => ({ verb: 'restoreVm', copy: backup?.id ?? 0, host: host.id })),
  ];
}

const EACH_ROUND = 12;

/** Commands that the rules would accept, of monkeys at work in every scenario that ships, with every verb allowed. */
function casesOf(scenario: string): Case[] {
  // Else an edge comes after fourteen minutes, and a monkey has given it back by then.
  const estate = estateOf(scenario, { economy: { edge: { ...catalogue.economy.edge, leadTicks: 5 } } });
  const { world, rules, team } = estate;
  const cases: Case[] = [];
  // Only an empty cluster can get another product, and monkeys fill theirs at once; and they spend more than they earn.
  const choices: Command[] = [
    { verb: 'setOrchestrator', orchestrator: 'swarm' },
    { verb: 'setPrice', percent: 90 },
  ];
  const start = structuredClone(factsOf(world, team));
  for (const command of choices) if (check(start, rules, command).ok) cases.push({ command, facts: start, rules });
  for (let round = 0; round < 400; round++) {
    const facts = structuredClone(factsOf(world, team));
    const inTurn = Array.from(
      { length: EACH_ROUND },
      (_, nth) => VERBS[(round * EACH_ROUND + nth) % VERBS.length] as Verb,
    );
    const drawn = inTurn.map((verb) => legalOf(verb, world, rules, team, round));
    const accepted = [...drawn, ...seldomHit(facts, rules)].filter((command) => {
      const verdict = check(facts, rules, command);
      return verdict.ok || verdict.code === 'operator.busy';
    });
    cases.push(...accepted.map((command) => ({ command, facts, rules })));
    const place = accepted.find(({ verb }) => verb === 'placeAtEdge');
    if (place !== undefined && round % 5 === 0) act(estate, place); // to be taken away again
    run(estate, 3, [...randomEntries(world, rules, round), ...(round % 60 === 59 ? [DEATH, ESCAPE, HOLE] : [])]);
  }
  return cases;
}

/** A cloud machine has no place: whatever rack and slot were said, none is meant. */
function meant({ command, rules }: Case): Command {
  if (command.verb !== 'order') return command;
  const isCloud = rules.models.find((model) => model.id === command.model)?.kind === 'cloud';
  return isCloud ? { ...command, rack: 0, slot: 0 } : command;
}

describe('the real command', () => {
  let cases: Case[] = [];
  beforeAll(() => {
    cases = ['1-1', '2-1', '4-2', 'launch-day', 'chaos-day-pro'].flatMap(casesOf);
  }, 60_000);

  test('is printed for every verb and read back as the same command', () => {
    const verbs = new Set(cases.map(({ command }) => command.verb));
    expect([...VERBS].filter((verb) => !verbs.has(verb))).toEqual([]);
    for (const one of cases) {
      const line = realCommand(one.command, one.facts, one.rules);
      expect(readCommand(line, one.facts, one.rules), line).toEqual({ ok: true, command: meant(one) });
    }
  });

  test('names things and never their ids', () => {
    for (const { command, facts, rules } of cases) {
      const line = realCommand(command, facts, rules);
      expect(line).not.toMatch(/\b\d{7}\b|undefined|null|\{|NaN/);
      expect(line).not.toBe('');
    }
  });

  test('can be typed with Tab alone, word after word, up to its numbers', () => {
    const scale = cases.find(({ command }) => command.verb === 'scale') as Case;
    const line = realCommand(scale.command, scale.facts, scale.rules);
    const words = line.split(' ');
    for (let count = 0; count < words.length; count++) {
      const head = words.slice(0, count).join(' ') + (count > 0 ? ' ' : '');
      const offered = completions(head, scale.facts, scale.rules);
      expect(
        offered.some((one) => line.startsWith(one)),
        `${head} → ${offered}`,
      ).toBe(true);
    }
  });

  test('every verb has a form', () => {
    expect(new Set(FORMS.map((form) => form.verb))).toEqual(new Set(VERBS));
  });
});

describe('a line that cannot be read', () => {
  const { rules, world, team } = estateOf('4-2');
  const facts = factsOf(world, team);
  const read = (line: string) => readCommand(line, facts, rules);

  test('is told where, and what could stand there', () => {
    expect(read('kubectl scale deploy/wbe --replicas=3')).toMatchObject({ ok: false, at: 14, word: 'deploy/wbe' });
    const reading = read('kubectl scale deploy/wbe --replicas=3');
    expect(reading.ok ? [] : reading.expected).toContain('deploy/web');
    expect(read('kubectl drain')).toMatchObject({ ok: false, at: 13, word: '', expected: ['h1', 'h2', 'h3', 'h4'] });
    expect(read('kubectl drain h1 now')).toMatchObject({ ok: false, at: 17, word: 'now', expected: [] });
    expect(read('kubectl scale deploy/web --replicas=many')).toMatchObject({
      word: '--replicas=many',
      expected: ['--replicas=…'],
    });
    const half = read('kubectl set resources deploy/web --requests=cpu=200m,memory=140Mi --limits=cpu=1050m');
    expect(half.ok ? [] : half.expected, 'the whole of what is missing').toEqual(['--limits=cpu=…m,memory=…Mi']);
  });
  test('a function that reserves nothing does not say 0, which to Lambda means never', () => {
    const put = 'aws lambda put-function --function-name=web --memory-size=512';
    expect(read(`${put} --reserved-concurrency=0 --provisioned-concurrency=0`).ok).toBe(false);
    expect(read(`${put} --reserved-concurrency=5 --provisioned-concurrency=0`)).toMatchObject({
      ok: true,
      command: { reserved: 5 },
    });
    expect(read(`${put} --provisioned-concurrency=0`)).toMatchObject({ ok: true, command: { reserved: 0 } });
  });
  test('blanks do not matter, half a number does', () => {
    expect(read('  kubectl   drain  h1 ').ok).toBe(true);
    expect(read('kubectl scale deploy/web --replicas=1.5').ok).toBe(false);
    expect(read('kubectl scale deploy/web --replicas=-1').ok).toBe(false);
  });
});
