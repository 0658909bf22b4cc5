/** The picture of a brief. */
import { expect, test } from 'vitest';
import { startRacks } from '../../../client/screens/brief/start-estate.ts';
import { loadContent } from '../../../server/content.ts';
import { newDriver } from '../../../shared/play/driver.ts';

test('only machines of the cluster have room for pods', () => {
  const { rules } = newDriver(loadContent(), 's-3', 1, 1);
  const hosts = startRacks(rules).flatMap((rack) => rack.hosts);
  expect(hosts.filter(({ isNode }) => isNode).map(({ name }) => name)).toEqual(['k1']);
});
