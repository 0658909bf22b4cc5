/** What is thrown at a wall is light, whatever the theme of the laptop. By the DOM's own API: inline styles are forbidden. */
import { LIGHT, paletteCss } from '../../look/palette.ts';

export function onPaper(element: HTMLElement | null): void {
  if (element !== null) element.style.cssText = paletteCss(LIGHT);
}
