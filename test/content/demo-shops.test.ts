/** The demo shops of the Lab: as their authors publish them. */
import { describe, expect, test } from 'vitest';
import { app, visits } from '../support/applications.ts';

const mixOf = (id: string) => app(id).requestTypes.map(({ id: type, weight }) => [type, weight]);

describe('Sock Shop', () => {
  const shop = app('sock-shop');

  test('has fourteen deployments, and its stores run without requests and limits', () => {
    expect(shop.services).toHaveLength(14);
    const without = shop.services.filter(
      (one) => one.requestCpuM + one.limitCpuM + one.requestMib + one.limitMib === 0,
    );
    const stores = ['carts-db', 'catalogue-db', 'orders-db', 'rabbitmq', 'session-db', 'user-db'];
    expect(without.map(({ id }) => id).sort()).toEqual(stores);
  });

  test('an order goes through all but the catalogue and who reads the queue', () => {
    const order = shop.requestTypes.find(({ id }) => id === 'order');
    const reached = order === undefined ? [] : [...visits(order.entry).keys()];
    const missed = shop.services.filter(({ id }) => !reached.includes(id)).map(({ id }) => id);
    expect(missed.sort()).toEqual(['catalogue', 'catalogue-db', 'queue-master']);
  });
});

describe('Social Network', () => {
  const network = app('social-network');

  test('has 23 services with 100 m and 128 MiB each, asked and allowed', () => {
    expect(network.services).toHaveLength(23);
    for (const { id, requestCpuM, limitCpuM, requestMib, limitMib } of network.services) {
      expect([requestCpuM, limitCpuM, requestMib, limitMib], id).toEqual([100, 100, 128, 128]);
    }
  });

  test('reads six timelines at home and three of a user for each post, and leaves no service out', () => {
    expect(mixOf('social-network')).toEqual([
      ['read-home-timeline', 60],
      ['read-user-timeline', 30],
      ['compose-post', 10],
    ]);
    const reached = new Set(network.requestTypes.flatMap(({ entry }) => [...visits(entry).keys()]));
    expect(network.services.filter(({ id }) => !reached.has(id))).toEqual([]);
  });
});
