/** Numbers as the page's language writes them: the formats are made once, for the language that the address asks for. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';

/** Blanks that do not break look like blanks. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

async function formatsIn(lang: string) {
  vi.stubGlobal('location', { search: `?lang=${lang}` });
  return await import('../../../client/text/format.ts');
}

beforeEach(() => void vi.resetModules());
afterEach(() => void vi.unstubAllGlobals());

test('German: comma for decimals, point for thousands, the currency behind', async () => {
  const say = await formatsIn('de');
  expect(plain(say.exactMoney(-1234.5 * MICRO_CENTS_PER_DOLLAR))).toBe('−1.234,50 $');
  expect(plain(say.money(1234 * MICRO_CENTS_PER_DOLLAR))).toBe('1.234 $');
  expect(plain(say.fineMoney(0.0125 * MICRO_CENTS_PER_DOLLAR))).toBe('0,013 $');
  expect([4, 4.5, 0.25].map(say.price).map(plain)).toEqual(['4 $', '4,50 $', '0,25 $']);
  expect(plain(say.percent(0.985))).toBe('98,5 %');
  expect(plain(say.finePercent(0.9995))).toBe('99,95 %');
  expect(say.decimal(2.25)).toBe('2,3');
  expect(plain(say.memory(1536))).toBe('1,5 GiB');
  expect(say.cpu(2500)).toBe('2,5');
  expect(plain(say.milliseconds(1500))).toBe('1,5 s');
});

test('English: point for decimals, comma for thousands, the currency before', async () => {
  const say = await formatsIn('en');
  expect(say.exactMoney(-1234.5 * MICRO_CENTS_PER_DOLLAR)).toBe('−$1,234.50');
  expect(say.money(1234 * MICRO_CENTS_PER_DOLLAR)).toBe('$1,234');
  expect([4, 4.5, 0.25].map(say.price)).toEqual(['$4', '$4.50', '$0.25']);
  expect(plain(say.percent(0.985))).toBe('98.5 %');
  expect(plain(say.memory(1536))).toBe('1.5 GiB');
});
