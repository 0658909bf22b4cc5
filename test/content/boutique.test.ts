/** Online Boutique: its published call graph and sizes (T1), scaled, and the prices of a task. */
import { describe, expect, test } from 'vitest';
import { app, costOf, meanOf, visits } from '../support/applications.ts';

describe('Online Boutique', () => {
  const boutique = app('online-boutique');
  const types = costOf(boutique);

  test('a task of the mix costs 22.0 ms of CPU, a third of it in the frontend', () => {
    const mean = meanOf(types, (type) => type.cpuMs);
    expect(Math.abs(mean - 22)).toBeLessThan(0.1);
    const frontend = boutique.services.find((service) => service.id === 'frontend')?.cpuMsPerCall ?? 0;
    const share = meanOf(types, (type) => (visits(type.entry).get('frontend') ?? 0) * frontend) / mean;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.4);
  });

  test('a task of the mix earns 0.67 dollars a thousand', () => {
    expect(meanOf(types, (type) => type.dollarsPerThousand)).toBeCloseTo(0.67, 2);
    expect(types.map((type) => [type.id, type.weight, type.dollarsPerThousand])).toEqual([
      ['index', 1, 0.24],
      ['set-currency', 2, 0.08],
      ['browse-product', 10, 0.32],
      ['add-to-cart', 2, 0.64],
      ['view-cart', 3, 0.4],
      ['checkout', 1, 6.72],
    ]);
  });

  // Calls of the published handlers (T1): 9 products, 5 recommendations, 2 articles in the cart.
  test.each([
    ['index', { frontend: 1, currencyservice: 10, productcatalogservice: 1, cartservice: 1, adservice: 1 }],
    ['set-currency', { frontend: 1 }],
    [
      'browse-product',
      // 1 + 5 look-ups, and one by the recommendations
      {
        frontend: 1,
        productcatalogservice: 7,
        currencyservice: 2,
        cartservice: 1,
        recommendationservice: 1,
        adservice: 1,
      },
    ],
    [
      'view-cart',
      // 2 + 5 look-ups, and one by the recommendations
      {
        frontend: 1,
        currencyservice: 3,
        cartservice: 1,
        recommendationservice: 1,
        shippingservice: 1,
        productcatalogservice: 8,
      },
    ],
    [
      'add-to-cart',
      // browse, the form, and the cart page that it leads to
      {
        frontend: 3,
        productcatalogservice: 7 + 1 + 8,
        currencyservice: 5,
        cartservice: 3,
        recommendationservice: 2,
        adservice: 1,
        shippingservice: 1,
      },
    ],
    [
      'checkout',
      // add to cart, then the order: 2 look-ups and one more by the recommendations
      {
        frontend: 4,
        productcatalogservice: 16 + 2 + 1,
        currencyservice: 5 + 3 + 1,
        cartservice: 3 + 2,
        recommendationservice: 3,
        adservice: 1,
        shippingservice: 1 + 2,
        checkoutservice: 1,
        paymentservice: 1,
        emailservice: 1,
      },
    ],
  ])('%s calls what its handlers call', (id, wanted) => {
    const type = boutique.requestTypes.find((each) => each.id === id);
    const calls = Object.fromEntries(type === undefined ? [] : visits(type.entry));
    const carts = (wanted as Record<string, number>).cartservice ?? 0;
    expect(calls).toEqual(carts > 0 ? { ...wanted, 'redis-cart': carts } : wanted);
  });

  // Published CPU request and limit, memory request and limit (T1); the game takes CPU four and memory two times.
  test.each([
    ['frontend', 100, 200, 64, 128],
    ['adservice', 200, 300, 180, 300],
    ['currencyservice', 100, 200, 64, 128],
    ['cartservice', 200, 300, 64, 128],
    ['redis-cart', 70, 125, 200, 256],
    ['recommendationservice', 100, 200, 220, 450],
    ['checkoutservice', 100, 200, 64, 128],
    ['emailservice', 100, 200, 64, 128],
    ['paymentservice', 100, 200, 64, 128],
    ['shippingservice', 100, 200, 64, 128],
    ['productcatalogservice', 100, 200, 64, 128],
  ])('%s has its published request and limit, scaled', (id, cpu, cpuLimit, mib, mibLimit) => {
    const service = boutique.services.find((each) => each.id === id);
    expect(service).toMatchObject({ requestCpuM: cpu * 4, limitCpuM: cpuLimit * 4 });
    expect(service).toMatchObject({ requestMib: mib * 2, limitMib: mibLimit * 2, stateful: id === 'redis-cart' });
    expect(service?.memoryBaseMib).toBeLessThanOrEqual(mibLimit * 2);
  });

  test('is those eleven services', () => expect(boutique.services).toHaveLength(11));
});
