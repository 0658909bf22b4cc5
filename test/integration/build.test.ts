/** The client as it is built: how much a browser loads, and that what is there already is not built again. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import filePlugin from '@size-limit/file';
import sizeLimit from 'size-limit';
import { beforeAll, expect, test } from 'vitest';
import { buildClientIfStale } from '../../server/build/client.ts';
import { loadsOf, sizesOf } from '../../server/build/sizes.ts';

// 05-interface: joined and playing within 4 s on 10 Mbit/s and a Chromebook.
const KIB = 1024;
const BEFORE_FLOOR_MAX_BYTES = 150 * KIB;
const WITH_FLOOR_MAX_BYTES = 420 * KIB;
/** Two typefaces for all weights; kept by the browser after the first visit. */
const FONTS_MAX_BYTES = 90 * KIB;

let folder: string;
beforeAll(async () => {
  folder = await buildClientIfStale(() => {});
});

test('a second start builds nothing', async () => {
  const said: string[] = [];
  expect(await buildClientIfStale((line) => said.push(line))).toBe(folder);
  expect(said).toEqual([]);
});

test('first load and all of it stay small', async () => {
  const { first, joined, playing, fonts } = loadsOf(folder);
  const gzipped = async (files: readonly string[]) => {
    const checked = await sizeLimit([filePlugin], { checks: [{ files: [...files], gzip: true }] });
    return (checked as { size: number }[])[0]?.size ?? 0;
  };
  expect(await gzipped(first), 'a manifest that is read wrong would be small too').toBeGreaterThan(5000);
  expect(await gzipped(first), 'the first page').toBeLessThan(await gzipped(joined));
  expect(await gzipped(joined), 'in a room, before the floor').toBeLessThan(BEFORE_FLOOR_MAX_BYTES);
  expect(await gzipped(playing), 'with the floor').toBeLessThan(WITH_FLOOR_MAX_BYTES);
  expect(fonts).toHaveLength(2);
  expect(sizesOf(folder).fonts).toBeLessThan(FONTS_MAX_BYTES);
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
