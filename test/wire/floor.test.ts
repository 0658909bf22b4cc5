import { expect, test } from 'vitest';
import { HOST_STATES } from '../../shared/sim/world.ts';
import { readFloor, writeFloor } from '../../shared/wire/floor.ts';

test('a floor is read as it was written, in any state', () => {
  const hosts = HOST_STATES.map((state, index) => ({ state, overheadPercent: index, usedPercent: 100 - index }));
  expect(readFloor(writeFloor(hosts))).toEqual(hosts);
  expect(writeFloor([{ state: 'on', overheadPercent: 12, usedPercent: 63 }])).toBe('o12,63');
  expect(readFloor('')).toEqual([]);
});
