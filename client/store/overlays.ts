/**
 * What lies over the floor beyond its button: the sums that are shown (made by code that comes when an overlay is first
 * asked for), the relation of the blast radius, and the path of the *Why?* that is open.
 */
import { signal } from '@preact/signals';
import type { PlanningAids } from '../../shared/play/plan/aids.ts';
import type { Overlay, OverlayName, WhyPath } from '../look/overlay.ts';
import type { Relation } from '../play/overlays/blast.ts';
import { overlay } from './board.ts';
import { onFreshEstate } from './session.ts';

/** Null: none, or its sums are not there yet. */
export const overlayShown = signal<Overlay | null>(null);
export const relation = signal<Relation>('kernel');
/** The last look of the planning aids, for the overlays that need one; null: none was taken yet. */
export const aidsKnown = signal<PlanningAids | null>(null);

export const whyShown = signal<WhyPath | null>(null);
/** Number of the step that is looked at in the list, from 1; 0: none. */
export const whyFocus = signal(0);

onFreshEstate.add(() => {
  [overlayShown.value, aidsKnown.value, whyShown.value] = [null, null, null];
  whyFocus.value = 0;
});

export function toggleOverlay(name: Exclude<OverlayName, 'none'>): void {
  overlay.value = overlay.value === name ? 'none' : name;
}
