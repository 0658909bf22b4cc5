import { expect, test } from 'vitest';
import { loadHasher } from '../../shared/base/hash.ts';

test('hash64 is xxHash64 with seed 0 over UTF-8', async () => {
  const { hash64 } = await loadHasher();
  // Reference values of the xxHash project for the empty text and "abc".
  expect(hash64('')).toBe('ef46db3751d8e999');
  expect(hash64('abc')).toBe('44bc2cf5ad770999');
  expect(hash64('ä')).not.toBe(hash64('a'));
});

test('always 16 digits, and one changed character changes the hash', async () => {
  const { hash64 } = await loadHasher();
  const hashes = Array.from({ length: 2000 }, (_, i) => hash64(`{"tick":${i}}`));
  expect(new Set(hashes).size).toBe(2000);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{16}$/);
});

test('long texts hash the same after the memory has grown', async () => {
  const { hash64 } = await loadHasher();
  const before = hash64('x');
  hash64('long '.repeat(1_000_000));
  expect(hash64('x')).toBe(before);
});
