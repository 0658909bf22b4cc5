/** Painters that come when somebody first asks for an overlay or a *Why?*. */
export { awayAt } from './layout-why.ts';
export { paintOverlay } from './paint-overlay.ts';
export { paintWhy } from './paint-why.ts';
