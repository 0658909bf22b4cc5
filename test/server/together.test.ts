import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circleIn, type Graph, togetherIn } from '../../server/build/together.ts';

const PAGE = '/index.html';
const SCREENS = { room: ['m1'], play: ['m2', 'm3'] };

/** `m0`, `m1` … and the page, from pairs of importer and imported. */
function graphOf(
  size: number,
  imports: readonly (readonly [string, string])[],
  later: typeof imports,
  awaiting: readonly string[] = [],
): Graph {
  const of = (pairs: typeof imports) => (id: string) => pairs.flatMap(([from, to]) => (from === id ? [to] : []));
  const modules = [PAGE, ...Array.from({ length: size }, (_, index) => `m${index}`)];
  return { modules, importsOf: of(imports), laterOf: of(later), awaits: (id) => awaiting.includes(id) };
}

test('what a screen needs in any case comes together, and what others need stays apart', () => {
  const graph = graphOf(
    11,
    [
      [PAGE, 'm0'],
      ['m1', 'm4'],
      ['m2', 'm5'],
      ['m3', 'm5'],
      ['m3', 'm4'],
      ['m3', 'm6'],
      ['m7', 'm6'], // a page of its own needs it too
      ['m5', 'm10'],
      ['m9', 'm10'],
    ],
    [
      [PAGE, 'm1'],
      ['m1', 'm2'],
      ['m1', 'm3'],
      [PAGE, 'm7'],
      ['m3', 'm8'], // wanted in play, some day
      ['m5', 'm9'], // its words, without which it does not begin
    ],
    ['m5'],
  );
  const groups = { m1: 'room', m4: 'room', m2: 'play', m3: 'play', m5: 'play' };
  expect(Object.fromEntries(togetherIn(graph, SCREENS))).toEqual(groups);
});

test('nobody loads a file of a screen before it, and no file waits for itself', () => {
  const name = fc.integer({ min: 0, max: 11 }).map((index) => `m${index}`);
  const from = fc.oneof(name, fc.constant(PAGE));
  const pairs = fc.array(fc.tuple(from, name), { maxLength: 40 });
  fc.assert(
    fc.property(pairs, pairs, fc.array(name), (imports, later, awaiting) => {
      const graph = graphOf(12, imports, later, awaiting);
      const groups = togetherIn(graph, SCREENS);
      for (const [screen, roots] of Object.entries(SCREENS)) {
        const seen = new Set([PAGE]);
        for (const id of seen) {
          for (const next of [...graph.importsOf(id), ...graph.laterOf(id)]) if (!roots.includes(next)) seen.add(next);
        }
        for (const id of seen) expect(groups.get(id), `${id} before ${screen}`).not.toBe(screen);
      }
      const awaited = new Set(awaiting.flatMap((id) => graph.laterOf(id)));
      for (const id of awaited) {
        for (const next of graph.importsOf(id)) awaited.add(next);
        expect(groups.get(id), `${id} is waited for`).toBeUndefined();
      }
    }),
  );
});

test('files that import each other are found, by any way round', () => {
  const imports = { a: ['b', 'c'], b: ['c'], c: ['d'], d: [] as string[] };
  expect(circleIn(new Map(Object.entries(imports)))).toBeUndefined();
  expect(circleIn(new Map(Object.entries({ ...imports, d: ['b'] })))).toEqual(['b', 'c', 'd', 'b']);
});
