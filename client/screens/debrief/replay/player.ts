/** The replay's clock: which second of which team is shown, and whether it runs. One question to the worker at a time. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Shown } from '../../../source/replay/calls.ts';
import type { ReplaySource } from '../../../source/replay-source.ts';

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
}

export function usePlayer(replay: ReplaySource, team: number, startTick: number, endTick: number): Player {
  const [shown, setShown] = useState<Shown | null>(null);
  const [tick, setTick] = useState(startTick);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(SPEEDS[0]);
  const asking = useRef(false);
  const last = useRef({ tick: -1, team: -1 });
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      if (asking.current || (last.current.tick === tick && last.current.team === team)) return;
      asking.current = true;
      const { tick: before, team: of } = last.current;
      const isNext = of === team && before >= 0 && before < tick && tick - before <= SPEEDS[SPEEDS.length - 1]!;
      last.current = { tick, team };
      const next = await replay.show(tick, team, isNext ? before : tick).catch(() => null);
      asking.current = false;
      if (!isGone && next !== null) setShown(next);
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [tick, team, shown]);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(
      () => setTick((now) => Math.min(endTick, now + Math.max(1, Math.round((speed * BEAT_MS) / 1000)))),
      BEAT_MS,
    );
    return () => clearInterval(timer);
  }, [playing, speed, endTick]);
  useEffect(() => {
    if (tick >= endTick) setPlaying(false);
  }, [tick, endTick]);
  return {
    shown,
    tick,
    playing,
    speed,
    seek: (to) => setTick(Math.max(0, Math.min(endTick, Math.round(to)))),
    play: (on) => {
      if (on && tick >= endTick) setTick(0);
      setPlaying(on);
    },
    setSpeed,
  };
}
