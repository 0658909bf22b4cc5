/** Puts the cursor into the line of typed commands, from anywhere; apart, as the line itself is fetched later. */
export function focusCommandLine(): void {
  document.querySelector<HTMLInputElement>('.command-line input')?.focus();
}
