/** Which first-use steps this browser has seen, so that each comes once; without storage, once a page. */
import { signal } from '@preact/signals';

const KEY = 'headroom.steps';
const ALL = 'all'; // put away for good

function read(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []);
  } catch {
    return new Set();
  }
}

export const seen = signal<ReadonlySet<string>>(read());

function write(next: ReadonlySet<string>): void {
  seen.value = next;
  try {
    localStorage.setItem(KEY, JSON.stringify([...next]));
  } catch {
    // Then they come again next time.
  }
}

export const markSeen = (id: string): void => write(new Set([...seen.peek(), id]));
export const putAllAway = (): void => markSeen(ALL);
export const areAllAway = (): boolean => seen.value.has(ALL);
/** All of them come again, each when it is needed. */
export const replaySteps = (): void => write(new Set());
