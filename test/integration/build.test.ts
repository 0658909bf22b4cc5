/** The client as it is built: how much a browser loads, and that what is there already is not built again. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildClientIfStale } from '../../server/build/client.ts';
import { sizesOf } from '../../server/build/sizes.ts';

// 05-interface: joined and playing within 4 s on 10 Mbit/s and a Chromebook.
const FIRST_LOAD_MAX_BYTES = 150 * 1024;
const ALL_MAX_BYTES = 420 * 1024;

let folder: string;
beforeAll(async () => {
  folder = await buildClientIfStale(() => {});
});

test('a second start builds nothing', async () => {
  const said: string[] = [];
  expect(await buildClientIfStale((line) => said.push(line))).toBe(folder);
  expect(said).toEqual([]);
});

test('first load and all of it stay small', () => {
  const { firstLoadBytes, allBytes } = sizesOf(folder);
  expect(firstLoadBytes).toBeGreaterThan(5000); // a manifest that is read wrong would be small too
  expect(firstLoadBytes).toBeLessThan(FIRST_LOAD_MAX_BYTES);
  expect(allBytes).toBeGreaterThan(firstLoadBytes);
  expect(allBytes).toBeLessThan(ALL_MAX_BYTES);
});

test('names no other site and no place of the machine that built it', () => {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) =>
    /\.(html|css)$/.test(each),
  )) {
    expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(/https?:\/\//);
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) =>
    /\.(js|html|css|json)$/.test(each),
  )) {
    expect(readFileSync(join(folder, name), 'utf8'), name).not.toContain(process.cwd());
  }
});
