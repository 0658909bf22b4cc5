/** The first stops of Tab on the game screen: straight to one of its regions. Seen while the focus is on them. */
import { words } from '../text/index.ts';
import { focusCommandLine } from './command-focus.ts';
import { drawer } from './dock.tsx';
import { isExplorer } from './explorer.ts';
import { outlineOpen } from './stage.ts';
import '../styles/skip-links.css';

const text = words.outline.skip;

/** Once the region is there: on a tablet only one of them is at a time. */
function to(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}

const PLACES = {
  services() {
    drawer.value = 'services';
    to('.services button, .services input');
  },
  outline() {
    outlineOpen.value = true;
    to('.outline [tabindex="0"]:is([role="treeitem"], [data-cell])');
  },
  panel() {
    drawer.value = 'details';
    to('.right-panel h2');
  },
  line() {
    drawer.value = 'feed';
    requestAnimationFrame(focusCommandLine);
  },
} as const;

export function SkipLinks() {
  return (
    <nav class="skip-links" aria-label={text.label}>
      {(Object.keys(PLACES) as (keyof typeof PLACES)[])
        .filter((place) => place !== 'line' || !isExplorer.value)
        .map((place) => (
          <button key={place} type="button" class="button" onClick={PLACES[place]}>
            {text[place]}
          </button>
        ))}
    </nav>
  );
}
