/** First use: what is told when, once each, and that the keys of the page have words. */
import { describe, expect, test } from 'vitest';
import { leadFor, type Sight, TIP_IDS, TIPS, tipFor } from '../../../client/play/steps.ts';
import { words } from '../../../client/text/index.ts';
import { estateOf, withHosts } from '../scenes/estate.ts';

const NOTHING = new Set<string>();

function sightOf(scenario: string, change: Partial<Sight> = {}, ticks = 5): Sight {
  const { view, rules } = estateOf(scenario, ticks);
  return {
    view,
    rules,
    carry: null,
    panel: 'selection',
    tool: null,
    zoom: 'rack',
    overlay: 'none',
    selected: '',
    drafting: false,
    refused: false,
    phone: false,
    ...change,
  };
}

describe('tips', () => {
  test('every tip has words and its place in the list', () => {
    expect(TIPS.map(({ id }) => id).sort()).toEqual([...TIP_IDS].sort());
    for (const id of TIP_IDS) expect(words.steps.tips[id]('web'), id).toMatch(/^[A-Za-z].*[.]$/);
  });

  test('a quiet board at the usual zoom has nothing to tell', () => {
    expect(tipFor(sightOf('4-2'), NOTHING)).toBeNull();
  });

  test('what is carried, zoomed or drafted is told once and not when it was seen', () => {
    const cases: readonly [string, Partial<Sight>][] = [
      ['carry', { carry: { kind: 'service', service: 'web' } }],
      ['refused', { refused: true }],
      ['site', { zoom: 'site' }],
      ['host', { zoom: 'host' }],
      ['drafting', { drafting: true }],
      ['plan', { panel: 'plan' }],
      ['phone', { phone: true }],
    ];
    for (const [id, change] of cases) {
      const sight = sightOf('4-2', change);
      expect(tipFor(sight, NOTHING)?.id, id).toBe(id);
      expect(tipFor(sight, new Set([id]))?.id ?? '', id).not.toBe(id);
    }
  });

  test('a service in trouble is pointed at in its own row, whoever stands first', () => {
    const sight = sightOf('4-2');
    const services = sight.view.services.map((one, index) => (index === 2 ? { ...one, lostPermille: 300 } : one));
    const tip = tipFor({ ...sight, view: { ...sight.view, services } }, NOTHING);
    const name = sight.rules.services[2]?.id ?? '';
    expect(tip).toMatchObject({ id: 'alert', points: { name, control: expect.stringContaining(`"${name}"`) } });
  });

  test('a dead machine is pointed at on the floor and at its tool', () => {
    const { view, rules } = withHosts(estateOf('4-2', 5), (_host, index) =>
      index === 0 ? { state: 'failed', failure: 'hardware' } : {},
    );
    const host = view.hosts[0];
    const tip = tipFor({ ...sightOf('4-2'), view, rules }, new Set(['alert', 'pending']));
    expect(tip).toMatchObject({ id: 'dead', points: { thing: `h${String(host?.id)}`, name: host?.name } });
  });

  test('never throws on any board, empty ones too, and points only at things that are there', () => {
    for (const scenario of ['1-1', '2-1', '4-2', 'launch-day', 'chaos-day']) {
      for (const ticks of [1, 90, 400]) {
        const sight = sightOf(scenario, {}, ticks);
        const bare = { ...sight.view, hosts: [], vms: [], transfers: [], instances: [], services: [], signs: [] };
        for (const view of [sight.view, { ...bare, facts: { ...sight.view.facts, ...bare } }]) {
          for (const tip of TIPS) {
            const points = tip.when({ ...sight, view });
            const host = /^h(\d+)$/.exec(points?.thing ?? '')?.[1];
            if (host !== undefined) expect(view.hosts.some((one) => one.id === Number(host))).toBe(true);
          }
          expect(() => leadFor({ ...sight, view })).not.toThrow();
        }
      }
    }
  });
});

describe('the first consolidation', () => {
  test('leads the hand: the tool, what to choose, where to put it', () => {
    const sight = sightOf('1-1', {}, 1);
    const empty = sight.view.hosts.find((host) => host.name === 'h9');
    const thing = `h${String(empty?.id)}`;
    expect(leadFor(sight)).toMatchObject({
      reach: 'tool',
      points: { control: '[data-tool="install"]', thing, name: 'h9' },
    });
    expect(leadFor({ ...sight, panel: 'tool', tool: 'install' })).toMatchObject({ reach: 'choose' });
    const held = leadFor({ ...sight, carry: { kind: 'platform', platform: 'kvm' } });
    expect(held).toMatchObject({ reach: 'place', points: { control: `.places [data-target="${thing}"]`, thing } });
    expect(leadFor(sightOf('4-2'))).toBeNull();
    expect(leadFor({ ...sight, phone: true })).toBeNull();
  });
});
