/** As a ref: the focus goes where something new asks for it, once, and not again whenever it is drawn anew. */
export function focusOnce(element: HTMLElement | null): void {
  if (element === null || element.dataset.focused !== undefined) return;
  element.dataset.focused = '';
  element.focus();
}
