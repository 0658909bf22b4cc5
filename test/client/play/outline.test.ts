/** The twin of the floor in words: nothing that is on the floor is missing in it, and what lies over the floor is said. */
import { describe, expect, test } from 'vitest';
import type { FloorMark } from '../../../client/play/draft-marks.ts';
import { type OverFloor, saidOf } from '../../../client/play/said.ts';
import {
  COLUMNS,
  matching,
  settled,
  sorted,
  TABLE_KINDS,
  type TableKind,
  type TableRow,
  tableOf,
} from '../../../client/play/table.ts';
import { targetsOf } from '../../../client/play/targets.ts';
import { selectionOfThing } from '../../../client/play/thing.ts';
import { treeOf } from '../../../client/play/tree.ts';
import { words } from '../../../client/text/index.ts';
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import { showTeam } from '../../../shared/sim/shown.ts';
import type { Team } from '../../../shared/sim/world.ts';
import { shipped } from '../../support/content.ts';

const catalogue = loadCatalogue(shipped);
const ALL = new Set(TABLE_KINDS);

const floors = ['1-1', '2-1', '4-2', 'launch-day', 'chaos-day'].flatMap((scenario) =>
  [1, 400].map((ticks) => {
    const driver = newDriver(catalogue, scenario, 11, 1);
    for (let tick = 0; tick < ticks; tick++) advance(driver);
    const { world, rules } = driver;
    const team = world.teams[0] as Team;
    return { name: `${scenario} after ${ticks} s`, world, rules, team, view: showTeam(world, rules, team) };
  }),
);

describe.each(floors)('$name', ({ rules, view }) => {
  const rows = tableOf(view, rules, ALL);

  test('the table has what the tree has, and both are of the same health, place and hand', () => {
    const byKey = new Map(rows.map((row) => [row.key, row]));
    const leaves = treeOf(view, rules).filter(({ selection }) => selection !== null);
    expect(leaves.length).toBeGreaterThan(0);
    for (const leaf of leaves) {
      const row = byKey.get(leaf.key);
      // The process in a VM is its VM's row.
      if (row === undefined) expect(view.instances.find(({ id }) => `i${id}` === leaf.key)?.kind).toBe('vm');
      else expect([row.health, row.carry, row.selection]).toEqual([leaf.health, leaf.carry, leaf.selection]);
    }
  });

  test('every row is a thing of its own that the panels can open', () => {
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    for (const { key, selection, name } of rows) {
      expect(selectionOfThing(key)).toEqual(selection);
      expect(name).not.toBe('');
    }
  });

  test('a machine that is on says the memory that is left as free, and no figure is beyond what there is', () => {
    for (const row of rows.filter(({ kind, usedMib }) => kind === 'host' && usedMib >= 0)) {
      const host = view.hosts.find(({ id }) => `h${id}` === row.key);
      const total = rules.models[host?.model ?? -1]?.memoryMib ?? 0;
      expect(row.freeMib).toBe(Math.max(0, total - row.usedMib));
    }
  });

  test.each(TABLE_KINDS)('asked for %s alone there is nothing else', (kind) => {
    const some = tableOf(view, rules, new Set<TableKind>([kind]));
    expect(some).toEqual(rows.filter((row) => row.kind === kind));
  });

  test.each(COLUMNS)('sorted by %s both ways: the same rows, in order, and what says nothing last', (column) => {
    const worth = (row: TableRow) =>
      ({ cpu: row.cpuPercent, used: row.usedMib, free: row.freeMib, answers: row.p95Ms, cost: row.perHourMicroCents })[
        column as 'cpu'
      ] as number | undefined;
    for (const way of ['ascending', 'descending'] as const) {
      const found = sorted(rows, { column, way });
      expect([...found].sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual(
        [...rows].sort((a, b) => (a.key < b.key ? -1 : 1)),
      );
      const values = found.map(worth);
      if (values[0] === undefined) continue;
      const said = values.filter((value) => value !== undefined && value >= 0) as number[];
      expect(values.slice(0, said.length)).toEqual(said);
      expect(said).toEqual([...said].sort((a, b) => (way === 'ascending' ? a - b : b - a)));
    }
  });

  test('every name finds its row, and words that nobody has find none', () => {
    for (const row of rows) expect(matching(rows, row.name.toUpperCase())).toContain(row);
    expect(matching(rows, 'no such-thing')).toEqual([]);
    expect(matching(rows, '  ')).toBe(rows);
  });
});

describe('rows that hold still', () => {
  const { rules, view } = floors[6] as (typeof floors)[number];
  const rows = tableOf(view, rules, ALL);
  const keys = rows.map(({ key }) => key);

  test('stand where they stood; what left is gone, what came is at the end', () => {
    const stood = [...keys.slice(3).reverse(), 'v999999'];
    expect(settled(rows, stood).map(({ key }) => key)).toEqual([...keys.slice(3).reverse(), ...keys.slice(0, 3)]);
  });

  test('what hurts comes first in the order that the table opens with', () => {
    const ranks = { dead: 5, bad: 4, watch: 3, ok: 2, off: 1, none: 0 };
    const found = sorted(rows, { column: 'hurts', way: 'descending' }).map((row) => ranks[row.health ?? 'none']);
    expect(found).toEqual([...found].sort((a, b) => b - a));
    expect(new Set(found).size).toBeGreaterThan(1);
  });
});

const NOTHING: OverFloor = {
  targets: [],
  overlay: null,
  why: null,
  marks: [],
  mates: [],
  pings: [],
  nameOfHost: (host) => `h${host}`,
};
const text = words.outline.said;

describe('what lies over the floor', () => {
  test('nothing: nothing is said', () => expect(saidOf(NOTHING).size).toBe(0));

  test('of what is carried, every place says the verdict of the rules', () => {
    const { view, rules } = floors.find(({ name }) => name.startsWith('2-1')) as (typeof floors)[number];
    for (const carried of [
      { kind: 'vm', id: view.vms[0]?.id ?? 0, cold: false } as const,
      { kind: 'model', model: rules.models[0]?.id ?? '', platform: null, runtime: null } as const,
    ]) {
      const targets = targetsOf(carried, view.facts, rules);
      const said = saidOf({ ...NOTHING, targets });
      const keys = new Set([...treeOf(view, rules).map(({ key }) => key)]);
      expect(targets.length).toBeGreaterThan(0);
      expect([...said.keys()].filter((key) => !keys.has(key) && !key.startsWith('cloud'))).toEqual([]);
      for (const { host, rack, slot, verdict } of targets.filter((one) => one.host > 0 || one.rack >= 0)) {
        const line = said.get(host > 0 ? `h${host}` : `s${rack}.${slot}`) ?? '';
        if (verdict.ok) expect(line).toContain(text.fits);
        else expect(line).toContain(words.refusals.sentence(verdict.code, verdict.numbers));
      }
    }
  });

  test('an overlay speaks of its machines and of what is lit, each once', () => {
    const mark = { health: 'bad', level: 1, tiny: '', short: 'lost', long: '2 services' } as const;
    const said = saidOf({
      ...NOTHING,
      overlay: {
        name: 'blast',
        key: '',
        hosts: new Map([[3, mark]]),
        racks: new Map([[-1, { ...mark, long: '' }]]),
        own: new Set(['v7']),
        lit: new Set(['v7', 'v8']),
        flights: [],
      },
    });
    expect([...said]).toEqual([
      ['h3', 'lost, 2 services'],
      ['r-1', 'lost'],
      ['v7', text.own],
      ['v8', text.shares],
    ]);
  });

  test('a step without a box is said of its machine, and several lines of one thing stand in one', () => {
    const step = { isRoot: false, rack: 0, hostName: 'h3' };
    const said = saidOf({
      ...NOTHING,
      why: {
        key: '',
        fromDoor: false,
        focus: 0,
        steps: [
          { ...step, number: 1, text: 'late', keys: ['v7', 'v8'], host: 3 },
          { ...step, number: 2, text: 'busy', keys: [], host: 3 },
          { ...step, number: 3, text: 'nowhere', keys: [], host: 0 },
        ],
      },
      mates: [{ name: 'Ben', at: 'h3', picked: 'h3', carries: '' }],
      pings: [{ at: 'h3', said: 'Ann: look' }],
    });
    expect(said.get('v7')).toBe(text.step(1, 'late'));
    expect(said.get('v8')).toBe(text.step(1, 'late'));
    expect(said.get('h3')).toBe([text.step(2, 'busy'), text.here('Ben'), 'Ann: look'].join(' · '));
    expect(said.size).toBe(3);
  });

  test.each(['draft', 'pending', 'refused'] as const)(
    'an order that is %s is said where it leaves and arrives',
    (state) => {
      const mark: FloorMark = {
        key: 'd0',
        state,
        place: 4,
        fits: false,
        verb: 'migrateLive',
        jar: 'v7',
        host: 5,
        slot: '',
        needMib: 1,
        name: 'shop-db',
        reason: 'too small',
      };
      const about = { draft: (what: string) => text.draft(4, what), pending: text.pending, refused: text.refused }[
        state
      ];
      const said = saidOf({ ...NOTHING, marks: [mark, { ...mark, jar: '', verb: 'powerHost', name: '', reason: '' }] });
      expect(said.get('v7')).toBe(`${about(text.movesTo('h5'))} (too small)`);
      expect(said.get('h5')).toBe(
        `${about(text.comes('shop-db'))} (too small) · ${about(words.names.verbs.powerHost)}`,
      );
    },
  );
});
