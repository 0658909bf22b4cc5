/** Whether the page is a phone's, upright or lying: narrow or, under a finger, low. It is a companion to a larger screen. */
import { signal } from '@preact/signals';

const small = matchMedia('(max-width: 640px), (max-height: 480px) and (pointer: coarse)');
export const isPhone = signal(small.matches);
small.addEventListener('change', (event) => {
  isPhone.value = event.matches;
});
