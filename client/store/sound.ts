/**
 * Short synthesised cues (notes-classroom 33): fit = two rising ticks, refuse = one low knock, heal = a soft third. Off
 * unless asked for; nothing is loaded, and no sound plays before a person has touched the page.
 */
import type { EventKind } from '../../shared/sim/events.ts';
import { type Cue, CueGate, cuesOf } from '../play/cues.ts';
import { sound } from './preferences.ts';

interface Note {
  readonly hertz: number;
  readonly atMs: number;
  readonly forMs: number;
}

const NOTES: Readonly<Record<Cue, readonly Note[]>> = {
  fit: [
    { hertz: 660, atMs: 0, forMs: 45 },
    { hertz: 880, atMs: 70, forMs: 60 },
  ],
  refuse: [{ hertz: 130, atMs: 0, forMs: 110 }],
  heal: [
    { hertz: 523, atMs: 0, forMs: 320 },
    { hertz: 659, atMs: 90, forMs: 320 },
  ],
  alert: [
    { hertz: 494, atMs: 0, forMs: 140 },
    { hertz: 392, atMs: 160, forMs: 220 },
  ],
  deliver: [
    { hertz: 392, atMs: 0, forMs: 80 },
    { hertz: 523, atMs: 100, forMs: 120 },
  ],
  star: [
    { hertz: 659, atMs: 0, forMs: 120 },
    { hertz: 784, atMs: 110, forMs: 120 },
    { hertz: 1047, atMs: 220, forMs: 360 },
  ],
  tick: [{ hertz: 1175, atMs: 0, forMs: 35 }],
};

const LOUDNESS = 0.12; // of full scale: under a teacher's voice

let context: AudioContext | undefined;
const gate = new CueGate();

export function play(cue: Cue): void {
  if (!sound.value || !gate.admits(cue, performance.now())) return;
  context ??= new AudioContext();
  for (const note of NOTES[cue]) strike(context, note);
}

export function playEvents(events: readonly { readonly kind: EventKind }[]): void {
  for (const cue of cuesOf(events)) play(cue);
}

function strike(at: AudioContext, { hertz, atMs, forMs }: Note): void {
  const start = at.currentTime + atMs / 1000;
  const end = start + forMs / 1000;
  const tone = new OscillatorNode(at, { type: 'sine', frequency: hertz });
  const loudness = new GainNode(at, { gain: 0 });
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, start + 0.008);
  loudness.gain.exponentialRampToValueAtTime(0.0001, end);
  tone.connect(loudness).connect(at.destination);
  tone.start(start);
  tone.stop(end);
}
