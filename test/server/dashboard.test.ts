/** The dashboard asks for what there is. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Meters } from '../../server/ops/meters.ts';

const DASHBOARD = join(import.meta.dirname, '../../server/ops/dashboard.json');
/** What Prometheus adds to a histogram's name. */
const SUFFIX = /_(bucket|sum|count)$/;

test('every metric of the dashboard is one of the server, and each of ours is on it', async () => {
  const meters = new Meters();
  meters.watch({ rooms: () => 1, clients: () => 1 }, createServer());
  const text = await meters.registry.metrics();
  const known = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
  const dashboard = JSON.parse(readFileSync(DASHBOARD, 'utf8')) as { panels: { targets: { expr: string }[] }[] };
  const asked = dashboard.panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => [...expr.matchAll(/\b(?:headroom|process|nodejs)_\w+/g)].map(([name]) => name)),
  );
  expect(asked.length).toBeGreaterThan(10);
  for (const name of asked) expect(known.has(name) || known.has(name.replace(SUFFIX, '')), name).toBe(true);
  const shown = new Set(asked.map((name) => name.replace(SUFFIX, '')));
  const beside = new Set(['headroom_beat_seconds']); // beside lateness and the store it says nothing new
  for (const name of known)
    if (name?.startsWith('headroom_')) expect(shown.has(name) || beside.has(name), name).toBe(true);
});
