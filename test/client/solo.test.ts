/** A match for one, without a server: it plays by the same driver, and its log is one that a server would take. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalSource } from '../../client/source/local-source.ts';
import type { Frame } from '../../client/source/source.ts';
import { loadContent, readContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import { contentHash, parseLog } from '../../shared/play/log.ts';
import { replay } from '../../shared/play/replay.ts';

const hasher = await loadHasher();
const catalogue = loadContent();
const hash = contentHash(readContent(), hasher);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(scenario: string, seed: number) {
  const source = new LocalSource({ hash, catalogue }, scenario, seed, 'Me', hasher);
  const seen: Frame[] = [];
  source.listeners.add({ frame: (frame) => seen.push(frame) });
  source.open();
  return { source, seen, now: () => seen.at(-1) as Frame };
}

test('an order is answered, shown and in the log; the log replays to the same world', async () => {
  const { source, now } = open('4-2', 7);
  await source.control({ do: 'start' });
  vi.advanceTimersByTime(3000);
  const { id, replicas } = now().view?.deployments[0] ?? { id: 0, replicas: 0 };
  const decided = source.order({ verb: 'scale', deployment: id, replicas: replicas + 1 });
  const refused = source.order({ verb: 'scale', deployment: 999, replicas: 1 });
  vi.advanceTimersByTime(200);
  expect(await decided).toEqual({ ok: true });
  expect(await refused).toMatchObject({ ok: false, code: 'deployment.unknown' });
  expect(now().view?.deployments[0]?.replicas).toBe(replicas + 1);
  expect(await source.log()).toBeNull(); // it is not over
  await source.control({ do: 'end' });
  expect(now().phase).toBe('debrief');
  const log = parseLog((await source.log()) ?? '', hasher, hash);
  expect(log.endTick).toBe(now().tick);
  const ended = replay(log, catalogue, hasher);
  expect(ended.driver.world.teams[0]?.deployments[0]?.replicas).toBe(replicas + 1);
  expect((await source.debrief())?.hash).toBe(log.endHash);
});

test('it stands still while it is paused, and goes on', async () => {
  const { source, now } = open('1-1', 3);
  await source.control({ do: 'start' });
  vi.advanceTimersByTime(1000);
  await source.control({ do: 'pause' });
  const { tick } = now();
  expect(tick).toBe(now().pace);
  vi.advanceTimersByTime(5000);
  expect(now().tick).toBe(tick);
  await source.control({ do: 'resume' });
  vi.advanceTimersByTime(1000);
  expect(now().tick).toBe(2 * tick);
  source.leave();
});
