/** A round ends and another begins: what the page's stores know of the first is forgotten, and nothing else. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { Frame, Listener } from '../../../client/source/source.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { FIRST_PAGE } from '../../../shared/wire/symbols.ts';

/** The page as far as the stores touch it. */
beforeEach(() => {
  vi.resetModules();
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('document', { hidden: false });
});

const frameOf = (round: number, tick: number): Frame => ({
  code: 'ABCDEF',
  mode: 'class',
  scenario: 'launch-day',
  lesson: 'launch-day-45',
  stages: [],
  stage: 0,
  stageLeft: 0,
  spareSeconds: 0,
  bellMs: 0,
  round,
  board: 'shown',
  wall: FIRST_PAGE,
  answered: 0,
  event: '',
  eventStruck: false,
  phase: 'play',
  paused: false,
  pauseReason: '',
  pace: 10,
  tick,
  endTick: 1000,
  locked: false,
  seatsPerTeam: 1,
  teams: [],
  seats: [],
  boards: [],
  monitors: [],
  strike: null,
  view: null,
});

const command: Command = { verb: 'bootVm', vm: 7 };
const sample = (tick: number) => ({ tick }) as Parameters<NonNullable<Listener['sample']>>[0];

async function page() {
  const session = await import('../../../client/store/session.ts');
  const stores = {
    board: await import('../../../client/store/board.ts'),
    plan: await import('../../../client/store/plan.ts'),
    overlays: await import('../../../client/store/overlays.ts'),
    commit: await import('../../../client/store/commit.ts'),
    hands: await import('../../../client/store/hands.ts'),
    history: await import('../../../client/store/history.ts'),
  };
  // A source that only says what the test has it say.
  const at = { listeners: new Set<Listener>(), history: async () => [], rules: () => null };
  session.source.value = at as never;
  at.listeners.add(session.listener);
  const tell = (say: (listener: Listener) => void) => {
    for (const listener of at.listeners) say(listener);
  };
  return { session, ...stores, tell };
}

type Page = Awaited<ReturnType<typeof page>>;

/** One's hands are full, one has tried things, and some of it is on its way. */
function fill({ session, board, plan, overlays, commit, hands, tell }: Page): void {
  tell((to) => to.frame?.(frameOf(1, 500)));
  tell((to) => to.sample?.(sample(490)));
  tell((to) => to.acts?.([{ tick: 480, seat: 0, verb: 'bootVm', command }]));
  board.selection.value = { kind: 'vm', id: 7 };
  board.carry.value = { kind: 'vm', id: 7 } as never;
  board.hovered.value = 's0.3';
  board.nearHost.value = 12;
  board.overlay.value = 'survive';
  board.pending.value = [{ key: 1, command }];
  board.refused.value = { command, refusal: { ok: false, code: 'phase.wrong' } };
  plan.setDraft([command]);
  plan.setDrafting(true);
  overlays.aidsKnown.value = {} as never;
  overlays.whyFocus.value = 3;
  commit.committed.value = { state: 'sending', done: 0, of: 1 };
  hands.heard.value = [{} as never];
  expect(session.samples.value).toHaveLength(1);
  expect(plan.draft.value).toHaveLength(1);
}

const left = ({ session, board, plan, overlays, commit, hands }: Page) => ({
  samples: session.samples.value,
  feed: session.feed.value,
  picks: board.picks.value,
  selection: board.selection.value,
  carry: board.carry.value,
  hovered: board.hovered.value,
  near: [board.nearRack.value, board.nearHost.value],
  overlay: board.overlay.value,
  pending: board.pending.value,
  refused: board.refused.value,
  draft: plan.draft.value,
  drafting: plan.drafting.value,
  aids: overlays.aidsKnown.value,
  why: overlays.whyFocus.value,
  committed: commit.committed.value,
  heard: hands.heard.value,
});
const NOTHING = {
  samples: [],
  feed: [],
  picks: [],
  selection: null,
  carry: null,
  hovered: null,
  near: [-1, 0],
  overlay: 'none',
  pending: [],
  refused: null,
  draft: [],
  drafting: false,
  aids: null,
  why: 0,
  committed: null,
  heard: [],
};

test('a fresh estate finds empty stores', async () => {
  const at = await page();
  fill(at);
  at.tell((to) => to.frame?.(frameOf(2, 0)));
  expect(left(at)).toEqual(NOTHING);
  at.tell((to) => to.sample?.(sample(10)));
  expect(at.session.samples.value, 'and fills them again from its first tick').toHaveLength(1);
});

test('the same estate after a stage in between keeps all of it', async () => {
  const at = await page();
  fill(at);
  const before = left(at);
  at.tell((to) => to.frame?.({ ...frameOf(1, 500), phase: 'talk', stage: 1 }));
  at.tell((to) => to.frame?.({ ...frameOf(1, 501), stage: 2 }));
  expect(left(at)).toEqual(before);
});

test('curves that were asked for in the round before are not drawn into the next', async () => {
  const at = await page();
  fill(at);
  let answer = (_: unknown[]) => {};
  Object.assign(at.session.source.value as object, { history: () => new Promise((resolve) => (answer = resolve)) });
  const welcome = {
    role: 'player',
    code: 'ABCDEF',
    seat: 0,
    seatToken: '',
    hostKey: '',
    lastSeq: 0,
    nowMs: 0,
  } as const;
  at.tell((to) => to.welcome?.(welcome));
  at.tell((to) => to.frame?.(frameOf(2, 0)));
  answer([sample(490)]);
  await Promise.resolve();
  expect(at.session.samples.value).toEqual([]);
});
