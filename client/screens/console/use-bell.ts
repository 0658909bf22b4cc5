/** The time of day at which the lesson has to be over: set as it begins, kept over a reload, moved by no pause. */
import { useState } from 'preact/hooks';
import type { Frame } from '../../source/source.ts';
import { bellFrom } from './timeline-layout.ts';

const keyOf = (code: string): string => `headroom.bell.${code}`;

export function useBell(now: Frame): number {
  const [bell, setBell] = useState(() => keptBell(now.code));
  const hasBegun = now.stage >= 0 && now.lesson !== '';
  if (hasBegun && bell === 0) {
    const found = bellFrom(now, Date.now());
    keep(now.code, found);
    setBell(found);
    return found;
  }
  if (!hasBegun && bell !== 0) {
    keep(now.code, 0); // the same room once more: another lesson, another bell
    setBell(0);
  }
  return bell;
}

function keptBell(code: string): number {
  try {
    return Number(sessionStorage.getItem(keyOf(code)) ?? 0) || 0;
  } catch {
    return 0;
  }
}

function keep(code: string, bellMs: number): void {
  try {
    sessionStorage.setItem(keyOf(code), String(bellMs));
  } catch {
    // Without storage a reload counts the bell from what is still planned.
  }
}
