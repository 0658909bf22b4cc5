/** The replay's clock: which second of which team is shown, and whether it runs. One question to the worker at a time. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Level } from '../../../play/near.ts';
import type { Shown } from '../../../source/replay/calls.ts';
import type { ReplaySource } from '../../../source/replay-source.ts';
import { serverNow } from '../../../store/lesson.ts';
import { type Held, type Place, tickAt } from './place.ts';

/** Simulated seconds a real second; the first is about the pace of a match. */
export const SPEEDS = [8, 30, 120] as const;
/** How often the picture changes while it runs: as often as a room's does. */
const BEAT_MS = 100;

export interface Player {
  readonly shown: Shown | null;
  readonly tick: number; // that is wanted: what is shown may be a moment behind
  readonly playing: boolean;
  readonly speed: number;
  readonly seek: (tick: number) => void;
  readonly play: (on: boolean) => void;
  readonly setSpeed: (speed: number) => void;
  readonly level: Level;
  readonly setLevel: (level: Level) => void;
}

export function usePlayer(replay: ReplaySource, team: number, endTick: number, { place, move }: Held): Player {
  const { speed } = place;
  const tick = tickAt(place, serverNow(), endTick);
  const playing = place.fromMs > 0 && tick < endTick;
  useBeats(playing);
  const shown = useShown(replay, team, tick);
  const go = (to: Partial<Place>, runs: boolean) =>
    move?.({ ...place, tick, ...to, fromMs: runs ? Math.round(serverNow()) : 0 });
  return {
    shown,
    tick,
    playing,
    speed,
    seek: (to) => go({ tick: Math.max(0, Math.min(endTick, Math.round(to))) }, playing),
    play: (on) => go(on && tick >= endTick ? { tick: 0 } : {}, on),
    setSpeed: (to) => go({ speed: to }, playing),
    level: place,
    setLevel: (level) => move?.({ ...place, ...level }),
  };
}

/** Draws anew at every beat while it runs. */
function useBeats(playing: boolean): void {
  const [, setBeats] = useState(0);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setBeats((beats) => beats + 1), BEAT_MS);
    return () => clearInterval(timer);
  }, [playing]);
}

/** The estate at that second, as soon as the worker has it; until then the one before. */
function useShown(replay: ReplaySource, team: number, tick: number): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const wanted = useRef({ tick, team });
  wanted.current = { tick, team };
  const asked = useRef({ tick: -1, team: -1 });
  const asking = useRef(false);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  useEffect(() => {
    const ask = async () => {
      asking.current = true;
      while (!isGone.current && !isSame(asked.current, wanted.current)) {
        const [before, want] = [asked.current, wanted.current];
        asked.current = want;
        const next = await replay.show(want.tick, want.team, sinceOf(before, want)).catch(() => null);
        if (!isGone.current && next !== null) setShown(next);
      }
      asking.current = false;
    };
    if (!asking.current) void ask();
  }, [tick, team]);
  return shown;
}

interface Look {
  readonly tick: number;
  readonly team: number;
}
const isSame = (one: Look, other: Look) => one.tick === other.tick && one.team === other.team;

/** What happened between two looks is shown where one follows the other; after a leap it would be a heap. */
function sinceOf(before: Look, { tick, team }: Look): number {
  const isNext = before.team === team && before.tick >= 0 && before.tick < tick;
  return isNext && tick - before.tick <= SPEEDS[2] ? before.tick : tick;
}
