/** Every code of the rules, the room and the events has words with its numbers in them. */
import { describe, expect, test } from 'vitest';
import { advice } from '../../../client/text/advice.ts';
import { words } from '../../../client/text/index.ts';
import { why as whyWords } from '../../../client/text/why.ts';
import { INCIDENT_KINDS, VERBS } from '../../../shared/content/schema.ts';
import { EVENT_KINDS } from '../../../shared/sim/events.ts';
import { explainPending, explainService } from '../../../shared/sim/explain.ts';
import { REFUSAL_CODES } from '../../../shared/sim/rejections.ts';
import { CAUSES, LOSS_REASONS, VM_STATES, type VmState } from '../../../shared/sim/world.ts';
import { ROOM_CODES } from '../../../shared/wire/messages.ts';
import { estateOf, run } from '../../sim/systems/estate.ts';

const isSentence = /^[A-Z0-9].*[.]$/;

describe('refusals', () => {
  test('every code says a sentence', () => {
    for (const code of [...REFUSAL_CODES, ...ROOM_CODES]) {
      expect(words.refusals.sentence(code), code).toMatch(isSentence);
      expect(words.refusals.sentence(code), code).not.toMatch(/undefined|NaN/);
    }
  });
  test('says the numbers that the rules gave', () => {
    const { sentence } = words.refusals;
    expect(sentence('host.memory_short', { needMib: 12_288, freeMib: 5120 })).toBe(
      'It asks for 12\u00a0GiB. No more than 5\u00a0GiB are free.',
    );
    expect(sentence('operator.busy', { needMilliMinutes: 20_000, haveMilliMinutes: 4300 })).toContain('20');
    expect(sentence('cloud.quota', { used: 36, need: 8, quota: 40 })).toMatch(/8 vCPUs.*40.*36/);
    expect(sentence('host.conflict', { port: 443 })).toContain('443');
    expect(sentence('host.conflict', { instance: 1 })).toContain('run-time');
    expect(sentence('limit.below_request', { limitMib: 64, requestMib: 128 })).toMatch(/64\u00a0MiB.*128\u00a0MiB/);
    expect(sentence('cluster.no_quorum', { up: 1, members: 3, need: 2 })).toMatch(/1 of 3.*2/);
    const state = (is: VmState, wanted: VmState) =>
      sentence('vm.state', { state: VM_STATES.indexOf(is), wanted: VM_STATES.indexOf(wanted) });
    expect(state('running', 'stopped')).toContain('Stop it');
    expect(state('crashed', 'running')).toContain('Boot it');
    expect(state('booting', 'stopped')).toContain('Wait');
  });
});

describe('names', () => {
  test('verbs, causes, losses, incidents and events have theirs', () => {
    for (const verb of VERBS) expect(words.names.verbs[verb], verb).toBeTruthy();
    for (const cause of CAUSES) expect(words.names.causes[cause], cause).toBeTruthy();
    for (const reason of LOSS_REASONS) expect(words.names.losses[reason], reason).toBeTruthy();
    for (const kind of EVENT_KINDS) expect(typeof words.game.events[kind]('it', 'there', 1), kind).toBe('string');
    for (const kind of INCIDENT_KINDS) {
      const said = words.game.signs.of(kind);
      expect(advice.signs[kind].before.length, kind).toBeGreaterThan(0);
      expect(advice.signs[kind].after.length, kind).toBeGreaterThan(0);
      expect(said.title('h1') !== said.struck('h1'), kind).toBe(true);
    }
  });
});

describe('why', () => {
  test('a chain from the rules is told with its numbers', () => {
    const estate = estateOf('4-2');
    run(estate, 60);
    const { rules, team } = estate;
    for (const service of rules.services) {
      for (const link of explainService(rules, team, service.index)) {
        const said = whyWords.link(link.code, 'web', link.numbers);
        expect(said.what, link.code).toContain('web');
        expect(`${said.what} ${said.numbers}`).not.toMatch(/undefined|NaN/);
      }
    }
  });

  test('what has no limit is not said to be held back by one of nothing', () => {
    const said = (limitCpuM: number) => whyWords.link('service.limited', 'web', { limitCpuM, serving: 1 });
    expect(said(500).numbers).toContain('500m');
    expect(said(0).numbers).not.toMatch(/0m/);
    expect(said(0).what).not.toBe(said(500).what);
  });

  test('a pod that fits nowhere is told each node, what it lacks and what is free', () => {
    const estate = estateOf('4-2');
    run(estate, 5);
    const { rules, team } = estate;
    const pod = team.instances[0];
    if (pod === undefined) throw new Error('no pod');
    const huge = { ...pod, requestMib: 100_000, node: 0, state: 'pending' as const };
    const [head, ...links] = explainPending(rules, team, huge);
    const nodes = links.filter(({ code }) => code !== 'node.closest');
    expect(whyWords.link(head?.code ?? 'service.fine', 'web-1', head?.numbers ?? {}).numbers).toContain(
      '97.7\u00a0GiB',
    );
    expect(nodes).toHaveLength(team.nodes.length);
    for (const link of nodes) {
      expect(link.code).toBe('node.short');
      expect(whyWords.link(link.code, 'h1', link.numbers).numbers).toMatch(
        /^wants 97.7\u00a0GiB, [\d.]+\u00a0(GiB|MiB) unreserved$/,
      );
    }
  });

  test('room for one more pod is a shortage of its own', () => {
    const said = whyWords.link('node.short', 'h1', { resource: -1, requested: 1, used: 110, capacity: 110 });
    expect(said.numbers).toBe('runs 110 pods of at most 110');
  });
});
