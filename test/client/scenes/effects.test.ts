/** Every effect on the floor: it moves, it stands still for those who asked, and a pause stops it. */
import { describe, expect, test } from 'vitest';
import type { FloorModel } from '../../../client/look/floor-model.ts';
import { DARK } from '../../../client/look/palette.ts';
import { changesOf } from '../../../client/scenes/effects/changes.ts';
import type { Effect, Ink, Moment } from '../../../client/scenes/effects/effect.ts';
import { placesOf } from '../../../client/scenes/effects/places.ts';
import { densityOf } from '../../../client/scenes/effects/stream.ts';
import { Track } from '../../../client/scenes/effects/track.ts';
import { EFFECTS, type EffectName } from '../../../client/scenes/motion.ts';
import { type Beat, beatOf } from '../../../client/scenes/scene-model.ts';
import type { SimEvent } from '../../../shared/sim/events.ts';
import type { ShownHost, ShownInstance, ShownTransfer, TeamView } from '../../../shared/sim/shown.ts';
import { type Estate, estateOf } from './estate.ts';

const calm = estateOf('chaos-day', 120);
const ANSWERS = { inTimePerS: 600, latePerS: 90, lostPerS: 3000, lostLately: 45_000 };

function beat(view: TeamView, tick: number, zoom: FloorModel['zoom'], last: Beat | null = null, nearHost = 0): Beat {
  const plain = { picks: [], marks: [], targets: [], carriedAlong: [], pending: [], mates: [], pings: [] };
  const model = {
    ...plain,
    ...{ view, rules: calm.rules, tick, pace: 10, paused: false, zoom, nearRack: 0, nearHost, selection: null },
    ...{ tapping: 'select', carry: null, hovered: null, overlay: null, why: null, hint: '' },
    ...{ theme: 'dark', contrast: 'usual', reducedMotion: false },
  } as unknown as FloorModel;
  return beatOf(model, 1200, 800, ANSWERS, last);
}

/** Writes down what is drawn. */
function scribe(): { ink: Ink; lines: string[] } {
  const lines: string[] = [];
  const ink: Ink = new Proxy({} as Ink, {
    get:
      (_, name) =>
      (...told: number[]) => {
        lines.push(`${String(name)} ${told.map((value) => Math.round(value * 10) / 10).join(' ')}`);
        return ink;
      },
  });
  return { ink, lines };
}

const hosts = (view: TeamView, change: (host: Readonly<ShownHost>) => Partial<ShownHost>): TeamView => {
  const made = view.hosts.map((host) => ({ ...host, ...change(host) }));
  return { ...view, hosts: made, facts: { ...view.facts, hosts: made } };
};
const pods = (view: TeamView, change: (one: Readonly<ShownInstance>) => Partial<ShownInstance>): TeamView => ({
  ...view,
  instances: view.instances.map((one) => (one.kind === 'container' ? { ...one, ...change(one) } : one)),
});
const sign = (view: TeamView, kind: string, targetId: number): TeamView => ({
  ...view,
  signs: [{ id: 1, incident: 0, spec: 0, kind, state: 'announced', announcedTick: 100, dueTick: 220, targetId }],
});
const transfer = (view: TeamView, kind: ShownTransfer['kind']): TeamView => {
  const vm = view.vms.find((one) => one.service >= 0)!;
  const to = view.hosts.find((host) => host.id !== vm.host && host.platform >= 0 && host.rack >= 0)!;
  const gauge = { percent: 40, rounds: 2, roundMib: 4096, dirtyMib: 512, stopped: false, converges: true };
  const facts = { id: 900, kind, vm: vm.id, process: 0, fromHost: vm.host, toHost: to.id, started: true };
  return {
    ...view,
    transfers: [{ ...facts, ...gauge, vcpus: 4, memoryMib: 4096, pauseMs: 0, throttlePercent: 0 }],
  };
};
const aPod = calm.view.instances.find((one) => one.kind === 'container' && one.node > 0)!;
const hostOfPod = calm.view.nodes.find((node) => node.id === aPod.node)!.host;
const events = (kind: SimEvent['kind'], subject: number): SimEvent[] => [
  { tick: 121, team: 0, kind, subject, detail: 0 },
];

interface Case {
  /** What is seen moving, and what says the same at rest. */
  readonly moving: string;
  readonly still: string;
  readonly zoom: FloorModel['zoom'];
  readonly near?: number;
  readonly now: (view: TeamView) => TeamView;
  readonly events?: readonly SimEvent[];
}

/** One line for every effect there is: a new one without a line does not compile. */
const CASES: Readonly<Record<EffectName, Case>> = {
  inflow: {
    ...{ moving: 'dots run down the rail to hosts and up with answers', still: 'the same dots' },
    ...{ zoom: 'rack', now: (view) => view },
  },
  requests: {
    ...{ moving: 'dots from people through the door to racks, late ones slower', still: 'the same dots' },
    ...{ zoom: 'site', now: (view) => view },
  },
  losses: {
    ...{ moving: 'crosses fall and pile up', still: 'the heap of the last minute' },
    ...{ zoom: 'site', now: (view) => view },
  },
  startup: {
    ...{ moving: 'guests and bars rise with the tick', still: 'the same, in tenths' },
    ...{ zoom: 'rack', now: (view) => hosts(view, () => ({ state: 'installing', untilTick: 140 })) },
  },
  deliveries: {
    ...{ moving: 'the band of a crate shortens; the crate opens', still: 'the band, in tenths' },
    ...{ zoom: 'rack', now: (view) => hosts(view, () => ({ state: 'ordered', untilTick: 140 })) },
  },
  throttling: {
    ...{ moving: 'a lid clamps once a second', still: 'the lid is shut, dashes above' },
    ...{ zoom: 'host', near: hostOfPod, now: (view) => pods(view, () => ({ throttled: true, cpuPercent: 96 })) },
  },
  growth: {
    ...{ moving: 'a jar grows from its plate, one that goes drains', still: 'a solid or a dashed rim' },
    ...{ zoom: 'host', near: hostOfPod },
    now: (view) => ({ ...view, instances: view.instances.filter((one) => one.id !== aPod.id) }),
  },
  pulls: {
    ...{ moving: 'layers drop one by one, those there flash', still: 'those there solid, those to come outlined' },
    ...{ zoom: 'host', near: hostOfPod, now: (view) => pods(view, () => ({ state: 'pulling', ready: false })) },
  },
  kills: {
    ...{ moving: 'the glass cracks and runs out', still: 'the crack' },
    ...{ zoom: 'host', near: hostOfPod, events: events('pod.oomKilled', aPod.id) },
    now: (view) => pods(view, (one) => (one.id === aPod.id ? { state: 'backoff', restarts: 1 } : {})),
  },
  domains: {
    ...{ moving: 'a sweep wipes machines dark or bright', still: 'dead feeds and a barred corner' },
    ...{ zoom: 'site', now: (view) => hosts(view, () => ({ state: 'failed', failure: 'power' })) },
  },
  copies: {
    ...{ moving: 'packets run along the pipe, pages get dirty', still: 'the pipe with packets at rest' },
    ...{ zoom: 'site', now: (view) => transfer(view, 'live') },
  },
  failing: {
    ...{ moving: 'a ring counts down, smoke, a shake', still: 'the ring at its share, smoke rings' },
    ...{ zoom: 'rack', now: (view) => sign(view, 'host.dies', view.hosts[0]!.id) },
  },
  healing: {
    ...{ moving: 'a green ring grows once', still: 'a green rim with a tick' },
    ...{ zoom: 'rack', now: (view) => view, events: events('host.up', calm.view.hosts[0]!.id) },
  },
  flights: {
    ...{ moving: 'a jar flies in a bow', still: 'a dotted bow with an arrow' },
    ...{ zoom: 'site' },
    now: (view) => {
      const other = view.nodes.find((node) => node.id !== aPod.node && node.host > 0)!;
      return pods(view, (one) => (one.id === aPod.id ? { node: other.id } : {}));
    },
  },
};

function staged(name: EffectName): {
  effect: Effect;
  draw: (how: 'move' | 'still', atMs: number) => { lines: string[]; wants: boolean };
} {
  const one = CASES[name];
  const before = beat(calm.view, 120, one.zoom, null, one.near ?? 0);
  const now = beat(one.now({ ...calm.view }), 121, one.zoom, before, one.near ?? 0);
  const effect: Effect = new EFFECTS[name]();
  effect.happened?.(one.events ?? [], 0);
  effect.notice?.({ before, now, changes: changesOf(before, now), clockMs: 0 });
  const draw = (how: 'move' | 'still', atMs: number) => {
    const { ink, lines } = scribe();
    const moment: Moment = {
      ...{ ink, under: ink, beat: now, palette: DARK, places: placesOf(now.picture) },
      ...{ clockMs: atMs, stepMs: 100, tick: 121 + atMs / 100 },
    };
    let wants = false;
    if (how === 'move') wants = effect.move(moment);
    else effect.still(moment);
    return { lines, wants };
  };
  return { effect, draw };
}

const NAMES = Object.keys(EFFECTS) as EffectName[];
describe('effects', () => {
  test.each(NAMES)('%s moves, and asks for another frame', (name) => {
    const { draw } = staged(name);
    const frames = [40, 170, 950].map((atMs) => draw('move', atMs));
    expect(frames.some(({ wants }) => wants)).toBe(true);
    expect(new Set(frames.map(({ lines }) => lines.join('|'))).size).toBeGreaterThan(1);
  });

  test.each(NAMES)('%s has a still form that does not move', (name) => {
    const { draw } = staged(name);
    const first = draw('still', 40).lines.filter((line) => !/(Style|Path)/.test(line));
    expect(first.length).toBeGreaterThan(0);
    expect(draw('still', 170).lines.filter((line) => !/(Style|Path)/.test(line))).toEqual(first);
  });

  test('nothing draws where nothing happens and nobody asks', () => {
    const empty: Estate['view'] = {
      ...calm.view,
      ...{ hosts: [], vms: [], instances: [], nodes: [], transfers: [], signs: [], services: [] },
      team: { ...calm.view.team, ratesPerS: [], regionPermille: [] },
    };
    for (const zoom of ['site', 'rack', 'host'] as const) {
      const now = { ...beat(empty, 121, zoom), answers: { inTimePerS: 0, latePerS: 0, lostPerS: 0, lostLately: 0 } };
      for (const name of NAMES) {
        const { ink } = scribe();
        const moment = { ink, under: ink, beat: now, palette: DARK, places: placesOf(now.picture) };
        const effect: Effect = new EFFECTS[name]();
        const wants = effect.move({ ...moment, clockMs: 50, stepMs: 16, tick: 121 });
        expect({ name, zoom, wants: wants && !['requests'].includes(name) }).toEqual({ name, zoom, wants: false });
      }
    }
  });
});

test('what is different between two beats: moved, gone, come, changed', () => {
  const before = beat(calm.view, 120, 'rack');
  const gone = { ...calm.view, instances: calm.view.instances.filter((one) => one.id !== aPod.id) };
  const after = beat(gone, 121, 'rack', before);
  expect(changesOf(before, after).went.map(({ key }) => key)).toEqual([`i${aPod.id}`]);
  expect(changesOf(after, { ...before, model: { ...before.model, tick: 122 } }).came).toHaveLength(1);
  const off = beat(
    hosts(calm.view, (host) => (host.id === hostOfPod ? { state: 'failed' } : {})),
    121,
    'rack',
    before,
  );
  expect(changesOf(before, off).hosts).toMatchObject([{ host: hostOfPod, from: 'on', to: 'failed' }]);
  // Back in time is another match, and no tide of news.
  expect(changesOf(after, before).came).toEqual([]);
});

test('a track is walked by distance, round its bends', () => {
  const corner = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 50 },
  ];
  const sharp = new Track(corner, 0);
  expect(sharp.length).toBe(150);
  expect(sharp.seek(40)).toMatchObject({ x: 40, y: 0, flat: true });
  expect(sharp.seek(120)).toMatchObject({ x: 100, y: 20, flat: false });
  expect(sharp.seek(999)).toMatchObject({ x: 100, y: 50 });
  const round = new Track(corner);
  expect(round.length).toBeLessThan(sharp.length);
  let last = round.seek(0).x;
  for (let far = 0; far <= round.length; far += 3) {
    expect(round.seek(far).x).toBeGreaterThanOrEqual(last);
    last = round.x;
  }
});

test('more requests, more dots, and never a bar without gaps', () => {
  const rates = [0, 10, 100, 1000, 100_000].map(densityOf);
  expect([...rates].sort((a, b) => a - b)).toEqual(rates);
  expect(rates[0]).toBe(0);
  expect(rates.at(-1)).toBeLessThan(1);
});
