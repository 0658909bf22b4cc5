import { beforeEach, expect, test, vi } from 'vitest';

/** A browser's sound as far as the cues use it: which notes were struck, and when. */
const struck: { hertz: number; start: number; stop: number }[] = [];
class Tone {
  private readonly hertz: number;
  private start_ = 0;
  constructor(_context: unknown, { frequency }: { frequency: number }) {
    this.hertz = frequency;
  }
  connect<T>(to: T): T {
    return to;
  }
  start(at: number): void {
    this.start_ = at;
  }
  stop(at: number): void {
    struck.push({ hertz: this.hertz, start: this.start_, stop: at });
  }
}
class Gain {
  readonly gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
  connect<T>(to: T): T {
    return to;
  }
}

let nowMs = 0;
beforeEach(() => {
  struck.length = 0;
  nowMs = 10_000;
  vi.resetModules();
  vi.stubGlobal(
    'AudioContext',
    class {
      readonly currentTime = 0;
      readonly destination = {};
    },
  );
  vi.stubGlobal('OscillatorNode', Tone);
  vi.stubGlobal('GainNode', Gain);
  vi.stubGlobal('localStorage', { getItem: () => null, setItem() {} });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
});

async function load(on: boolean) {
  const { sound } = await import('../../../client/store/preferences.ts');
  sound.value = on;
  return import('../../../client/store/sound.ts');
}

test('nothing sounds unless it was asked for', async () => {
  const { play } = await load(false);
  play('alert');
  expect(struck).toEqual([]);
});

test('what fits rises, what is refused is low', async () => {
  const { play } = await load(true);
  play('fit');
  play('refuse');
  const [first, second, knock] = struck;
  expect(second!.hertz).toBeGreaterThan(first!.hertz);
  expect(second!.start).toBeGreaterThan(first!.start);
  expect(knock!.hertz).toBeLessThan(200);
});

test('a rack that goes dark is one sound', async () => {
  const { playEvents } = await load(true);
  playEvents([{ kind: 'host.failed' }, { kind: 'host.failed' }, { kind: 'incident.struck' }]);
  expect(struck).toHaveLength(2); // the two notes of one alert
  nowMs += 1000;
  playEvents([{ kind: 'host.up' }, { kind: 'pod.bound' }]);
  expect(struck).toHaveLength(4);
});
