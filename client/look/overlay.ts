/**
 * What lies over the floor when it is asked for, as plain data: the sums are made outside the scenes, the words too.
 * One overlay at a time; the path of a *Why?* may lie over it.
 */
import type { Health } from './marks.tsx';

export const OVERLAYS = ['none', 'survive', 'blast', 'cost', 'calls'] as const;
export type OverlayName = (typeof OVERLAYS)[number];

/** What is said of one machine or rack: a shape, a few words, and how strong its wash is. */
export interface OverlayMark {
  readonly health: Health;
  readonly level: number; // 0 to 1
  readonly tiny: string; // fits a small tile
  readonly short: string;
  readonly long: string; // a second line, where there is room
}

/** Things of a lost machine on their way to where they would find a place. */
export interface Flight {
  readonly from: number; // host ids
  readonly to: number;
  readonly many: number;
}

/** The call graph is a page of its own over the floor: no scene draws it. */
export interface Overlay {
  readonly name: Exclude<OverlayName, 'none' | 'calls'>;
  readonly key: string; // the same key, the same picture
  readonly hosts: ReadonlyMap<number, OverlayMark>; // by host id
  readonly racks: ReadonlyMap<number, OverlayMark>; // by rack; -1: the cloud
  readonly lit: ReadonlySet<string> | null; // keys of jars and hosts (v12, i34, h5) that share something; null: nothing is dimmed
  readonly own: ReadonlySet<string>; // of these, what it is about
  readonly flights: readonly Flight[];
}

/** A step of a *Why?*, with where it is on the floor. */
export interface WhyStep {
  readonly number: number; // as in the list, from 1
  readonly text: string;
  readonly isRoot: boolean;
  readonly keys: readonly string[]; // of the jars it is about, none: the machine itself
  readonly host: number; // 0: it is at no machine
  readonly rack: number;
  readonly hostName: string;
}
export interface WhyPath {
  readonly key: string;
  readonly fromDoor: boolean; // what users feel begins at the front door
  readonly steps: readonly WhyStep[];
  readonly focus: number; // number of the step that is looked at in the list; 0: none
}
