/** What the page and the thread of a match for one say to each other: calls with a number and one answer, and what is heard. */
import type { Content } from '../content.ts';
import type { Listener } from '../source.ts';
import type { Alone } from './alone.ts';

/** Methods that are passed on to the thread. */
export type Passed =
  | 'order'
  | 'control'
  | 'why'
  | 'plan'
  | 'ahead'
  | 'history'
  | 'debrief'
  | 'log'
  | 'saved'
  | 'enter'
  | 'factors';

export type ToThread =
  | {
      readonly do: 'open';
      readonly content: Content;
      readonly scenario: string;
      readonly seed: number;
      readonly nickname: string;
      readonly saved: string | undefined;
    }
  | { readonly do: 'ask'; readonly call: number; readonly method: Passed; readonly about: unknown };

/** A saved match that does not open: its code, and where it was. */
export interface Trouble {
  readonly code: string;
  readonly tick: number;
  readonly message: string;
}

/** What a match for one tells its listeners. */
export const HEARD = [
  'frame',
  'welcome',
  'connection',
  'events',
  'acts',
  'sample',
] as const satisfies readonly (keyof Listener)[];
export type Heard = (typeof HEARD)[number];

export type FromThread =
  | { readonly unopened: Trouble }
  | { readonly heard: Heard; readonly what: unknown }
  | { readonly call: number; readonly reply: unknown }
  | { readonly call: number; readonly trouble: string };

export type ReplyOf<Method extends Passed> = Awaited<ReturnType<Alone[Method]>>;
