/** The estate before a level: what is free on a machine is for pods only where pods can go. */
import { expect, test } from 'vitest';
import { startRacks } from '../../../client/screens/brief/start-estate.ts';
import { loadCatalogue } from '../../../shared/content/catalogue.ts';
import { compileRulebook } from '../../../shared/sim/compile-rulebook.ts';
import { shipped } from '../../support/content.ts';

const catalogue = loadCatalogue(shipped);
const hostsOf = (level: string) => startRacks(compileRulebook(catalogue, level)).flatMap(({ hosts }) => hosts);

test('of the exam’s machines those of the cluster have room for pods, towers and hypervisors for other things', () => {
  const nodes = hostsOf('6-4').filter(({ isNode }) => isNode);
  expect(nodes.map(({ name }) => name)).toEqual(['k1', 'k2', 'k3']);
  expect(hostsOf('1-1').some(({ isNode }) => isNode)).toBe(false);
});

test('a machine with nothing installed has no room for anything', () => {
  expect(hostsOf('1-1').find(({ name }) => name === 'h9')).toMatchObject({ freeMib: -1, face: 'off', slabs: [] });
});
