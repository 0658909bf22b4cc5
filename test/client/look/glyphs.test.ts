import { Box } from 'lucide';
import { describe, expect, test } from 'vitest';
import { glyphOf } from '../../../client/look/glyphs.ts';
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import { shipped } from '../../support/content.ts';

const { applications } = loadCatalogue(shipped);
const services = applications.flatMap((app) => app.services.map((service) => service.id));

describe('the picture of a service', () => {
  test.each(services)('%s has one of its own kind', (id) => {
    expect(glyphOf(id)).not.toBe(Box);
  });

  test('in the shop no two services look alike', () => {
    const boutique = applications.find(({ id }) => id === 'online-boutique')?.services ?? [];
    const shop = boutique.map(({ id }) => glyphOf(id));
    expect(shop.length).toBeGreaterThan(10);
    expect(new Set(shop).size).toBe(shop.length);
  });

  test('of a service that nobody has foreseen is the plain box', () => {
    expect(glyphOf('quux')).toBe(Box);
    expect(glyphOf('')).toBe(Box);
  });

  test('the particular wins over the general', () => {
    expect(glyphOf('redis-cart')).not.toBe(glyphOf('cartservice'));
    expect(glyphOf('checkoutservice')).not.toBe(glyphOf('cartservice'));
  });
});
