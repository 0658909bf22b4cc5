/** What an offer may not say: each wrong one is the only issue, at its place. */
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../shared/content/catalogue.ts';
import { issuesOf, type Json, shipped, withChange } from '../support/content.ts';

const FILE = 'scenarios/chaos-day.json';

test('the shipped offers name services that there are', () => {
  const day = loadCatalogue(shipped).scenarios.find(({ id }) => id === 'chaos-day');
  expect(day?.offers.length).toBeGreaterThan(2);
});

test.each<[string, string, RegExp, (offer: Json) => void]>([
  ['an unknown application', 'application', /no applications "fair"/, (offer) => (offer.application = 'fair')],
  ['an unknown service', 'service', /no service "tent" in market-stalls/, (offer) => (offer.service = 'tent')],
  ['an unknown guest', 'guest', /no guests "beos"/, (offer) => (offer.guest = 'beos')],
  ['a name that a service has', 'id', /"frontend" is a service already/, (offer) => (offer.id = 'frontend')],
  ['a window that ends before it begins', 'atMinutes', /earlier minute first/, (offer) => (offer.atMinutes = [9, 3])],
])('%s', (_name, path, message, to) => {
  const issues = issuesOf(withChange(FILE, (day) => to(day.offers[0])));
  expect(issues).toEqual([{ file: FILE, path: `offers.0.${path}`, message: expect.stringMatching(message) }]);
});
