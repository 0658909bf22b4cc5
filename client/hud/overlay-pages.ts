/** What comes with the first overlay that somebody asks for. */
export { OverlayBarPage } from './overlay-bar.tsx';
export { CallsPage } from './overlay-calls.tsx';
export { OverlayTablePage } from './overlay-table.tsx';
