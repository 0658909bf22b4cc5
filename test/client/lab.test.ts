/** A lab as it is played: what its player enters is in its log, and a saved one goes on where it was. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { crisesOf, crisisEntry, RANKS } from '../../client/play/crises.ts';
import { LocalSource } from '../../client/source/local-source.ts';
import type { Frame } from '../../client/source/source.ts';
import { loadContent, readContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import { LAB_ID, type LabSetup } from '../../shared/content/lab.ts';
import { labCatalogue } from '../../shared/content/lab-scenario.ts';
import { INCIDENT_KINDS } from '../../shared/content/schema.ts';
import { contentHash, parseLog } from '../../shared/play/log.ts';
import { replay } from '../../shared/play/replay.ts';

const hasher = await loadHasher();
const hash = contentHash(readContent(), hasher);
const chaos: LabSetup = {
  format: 'headroom-lab',
  version: 1,
  applications: ['online-boutique', 'market-stalls', 'office-boxes', 'pictures'].map((id) => ({
    id,
    requestsPerSecond: 40,
  })),
  models: ['s12', 'cloud-4'],
  start: 'chaos-day-pro',
  seed: 11,
};
const catalogue = labCatalogue(loadContent(), chaos);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(saved?: string) {
  const source = new LocalSource({ hash, catalogue }, LAB_ID, chaos.seed, 'Me', hasher, saved);
  const seen: Frame[] = [];
  source.listeners.add({ frame: (frame) => seen.push(frame) });
  source.open();
  return { source, now: () => seen.at(-1) as Frame };
}

/** Sliders, orders and every crisis there is, ten seconds apart. */
async function play({ source, now }: ReturnType<typeof open>): Promise<void> {
  await source.control({ do: 'start' });
  for (const [place, crisis] of crisesOf(source.rules()).entries()) {
    const service = source.rules().services[place % 9]?.id ?? '';
    const chosen = RANKS[crisis.group] ?? (crisis.group === 'service' ? service : '');
    await source.enter(crisisEntry(crisis, chosen, source.rules()));
    await source.enter({ kind: 'demand', application: 'online-boutique', type: '', factor: place % 11 });
    const { id, replicas } = now().view?.deployments[0] ?? { id: 0, replicas: 0 };
    void source.order({ verb: 'scale', deployment: id, replicas: (replicas % 5) + 1 });
    vi.advanceTimersByTime(1000);
  }
}

test('there is a button for every kind of incident but those that sliders do', () => {
  const { source } = open();
  const kinds = crisesOf(source.rules()).map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(
    INCIDENT_KINDS.filter((kind) => kind !== 'demand.step' && kind !== 'mix.shift').toSorted(),
  );
  source.leave();
});

test('sliders and crises do what they say, and the log of them replays to the same world', async () => {
  const lab = open();
  await lab.source.control({ do: 'start' });
  vi.advanceTimersByTime(2000);
  const asked = () => lab.now().view?.team.ratesPerS.reduce((sum, rate) => sum + rate, 0) ?? 0;
  const before = asked();
  await lab.source.enter({ kind: 'demand', application: 'online-boutique', type: '', factor: 10 });
  await lab.source.enter(crisisEntry(crisesOf(lab.source.rules())[4] as never, 'A', lab.source.rules()));
  vi.advanceTimersByTime(1000);
  expect(asked()).toBeGreaterThan(2 * before);
  const dark = lab.now().view?.hosts.filter(({ rack }) => rack === 0) ?? [];
  expect(dark.length).toBeGreaterThan(0);
  expect(dark.map(({ state }) => state)).toEqual(dark.map(() => 'failed'));
  await play(lab);
  await lab.source.control({ do: 'pause' });
  const log = parseLog(await lab.source.saved(), hasher, hash);
  expect(log.lines.filter((line) => 'entries' in line).length).toBeGreaterThan(25);
  expect(replay(log, catalogue, hasher).hash).toBe(log.endHash);
  lab.source.leave();
});

test('a saved lab opens where it was and goes on as the one that was never closed', async () => {
  const first = open();
  await play(first);
  await first.source.control({ do: 'pause' });
  await first.source.enter({ kind: 'demand', application: 'pictures', type: '', factor: 3 }); // while it stands still
  const saved = await first.source.saved();
  const second = open(saved);
  await second.source.control({ do: 'pause' });
  await second.source.control({ do: 'start' });
  expect(second.now().tick).toBe(first.now().tick);
  expect(second.now().view).toEqual(first.now().view);
  expect(await second.source.factors()).toEqual(await first.source.factors());
  expect(await second.source.factors()).toContain(3);
  expect(await second.source.history()).toEqual(await first.source.history());
  expect(await second.source.saved()).toBe(saved);
  for (const { source } of [first, second]) {
    await source.control({ do: 'resume' });
    const { id } = first.now().view?.deployments[1] ?? { id: 0 };
    void source.order({ verb: 'scale', deployment: id, replicas: 4 });
    vi.advanceTimersByTime(3000);
    source.leave();
  }
  const ends = await Promise.all([first, second].map(({ source }) => source.saved()));
  expect(ends[1]).toBe(ends[0]);
});

test('a changed, foreign or other log is refused with its code', async () => {
  const { source } = open();
  await source.control({ do: 'start' });
  await source.enter({ kind: 'demand', application: 'pictures', type: '', factor: 3 });
  vi.advanceTimersByTime(1000);
  const saved = await source.saved();
  expect(saved).toContain('"factor":3');
  const opened = (text: string) => () => open(text);
  expect(opened(saved.replace('"factor":3', '"factor":9'))).toThrow(expect.objectContaining({ code: 'log.edited' }));
  expect(opened('socks')).toThrow(expect.objectContaining({ code: 'log.foreign' }));
  const other = new LocalSource({ hash, catalogue }, LAB_ID, chaos.seed + 1, 'Me', hasher);
  expect(opened(await other.saved())).toThrow(expect.objectContaining({ code: 'log.scenario' }));
  source.leave();
});
