import { expect, test } from 'vitest';
import { between, CONCERNS, gaussian, pick, u } from '../../shared/base/random.ts';

const N = 40_000;

/** χ² of draws over equal bins; with 100 bins its mean is 99 and P(> 170) is about 1e-5. */
function chiSquare(draws: number[], bins = 100): number {
  const counts = new Array<number>(bins).fill(0);
  for (const draw of draws) counts[Math.floor(draw * bins)]! += 1;
  const expected = draws.length / bins;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function correlation(a: number[], b: number[]): number {
  const mean = (x: number[]) => x.reduce((sum, v) => sum + v, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((x, i) => {
    const y = b[i] as number;
    ab += (x - ma) * (y - mb);
    aa += (x - ma) ** 2;
    bb += (y - mb) ** 2;
  });
  return ab / Math.sqrt(aa * bb);
}

const draws = (at: (i: number) => number) => Array.from({ length: N }, (_, i) => at(i));
const BIG = 2 ** 32; // neighbours in the high word

const ROWS: [string, (i: number) => number][] = [
  ['ticks', (i) => u(1, 'demand', 7, i)],
  ['keys', (i) => u(1, 'hazard', i, 7)],
  ['seeds', (i) => u(i, 'demand', 7, 7)],
  ['high words of keys', (i) => u(1, 'demand', i * BIG, 7)],
  ['high words of ticks', (i) => u(1, 'demand', 3, i * BIG)],
  ['multiples of a team digit', (i) => u(5, 'hazard', i * 1_000_000, 12)],
];

test.each(ROWS)('draws along %s are uniform and neighbours unrelated', (_name, at) => {
  const row = draws(at);
  expect(chiSquare(row)).toBeLessThan(170);
  expect(chiSquare(row.map((draw) => (draw * 1_000_000) % 1))).toBeLessThan(170); // middle bits too
  expect(Math.abs(correlation(row.slice(1), row.slice(0, -1)))).toBeLessThan(0.025); // five standard errors
});

test('the lowest of the 53 bits are random too', () => {
  const low = draws((i) => ((u(9, 'bot', i, 3) * 2 ** 53) % 1024) / 1024);
  expect(chiSquare(low, 64)).toBeLessThan(125);
});

test('neighbouring keys, ticks, seeds and concerns give unrelated draws', () => {
  const base = draws((i) => u(1, 'demand', 5, i));
  const others = [
    draws((i) => u(1, 'demand', 6, i)),
    draws((i) => u(2, 'demand', 5, i)),
    draws((i) => u(1, 'demand', 5 + BIG, i)),
    ...CONCERNS.slice(1).map((concern) => draws((i) => u(1, concern, 5, i))),
  ];
  for (const other of others) expect(Math.abs(correlation(base, other))).toBeLessThan(0.025);
});

test('flipping any input bit flips half of the output bits', () => {
  const bitsOf = (draw: number) => {
    const whole = draw * 2 ** 53;
    return (BigInt(Math.floor(whole / 2 ** 27)) << 27n) | BigInt(whole % 2 ** 27);
  };
  for (let bit = 0; bit < 53; bit++) {
    let flipped = 0;
    for (let i = 0; i < 200; i++) {
      const key = i * 7919;
      const other = Number(BigInt(key) ^ (1n << BigInt(bit)));
      let difference = bitsOf(u(3, 'mix', key, i)) ^ bitsOf(u(3, 'mix', other, i));
      for (; difference; difference &= difference - 1n) flipped++;
    }
    expect(flipped / (200 * 53)).toBeGreaterThan(0.46);
    expect(flipped / (200 * 53)).toBeLessThan(0.54);
  }
});

test('no two of 200,000 keyed draws are the same', () => {
  const seen = new Set<number>();
  for (let key = 0; key < 447; key++) for (let tick = 0; tick < 448; tick++) seen.add(u(4, 'incident', key, tick));
  expect(seen.size).toBe(447 * 448);
});

test('draws are pinned: a changed generator changes every stored match', () => {
  expect([
    u(0, 'demand', 0, 0),
    u(1, 'hazard', 2, 3),
    u(4294967295, 'boot', 2 ** 53 - 1, 2 ** 53 - 1),
  ]).toMatchInlineSnapshot(`
    [
      0.25129621804079594,
      0.646349020940914,
      0.35884540571805223,
    ]
  `);
});

test('between, pick and gaussian shape a draw', () => {
  const row = draws((i) => u(8, 'forecast', i, 1));
  expect(Math.min(...row.map((draw) => between(-2, 3, draw)))).toBeGreaterThanOrEqual(-2);
  expect(Math.max(...row.map((draw) => between(-2, 3, draw)))).toBeLessThan(3);
  expect(new Set(row.map((draw) => pick(7, draw)))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  const bell = row.map(gaussian);
  const mean = bell.reduce((sum, z) => sum + z, 0) / N;
  expect(Math.abs(mean)).toBeLessThan(0.025);
  expect(bell.reduce((sum, z) => sum + (z - mean) ** 2, 0) / N).toBeCloseTo(1, 1);
  expect(gaussian(0)).toBeGreaterThan(-8.5);
  expect(gaussian(1 - 2 ** -53)).toBeLessThan(8.5);
});
