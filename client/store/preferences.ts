/** Theme, contrast, motion and sound, kept by the browser; the system's own wishes are the defaults. */
import { effect, signal } from '@preact/signals';
import { type Contrast, paletteCss, paletteOf, type ThemeName } from '../look/palette.ts';

const KEY = 'headroom.preferences';

interface Stored {
  theme?: ThemeName;
  contrast?: Contrast;
  motion?: 'full' | 'reduced';
  sound?: boolean;
  shortcuts?: boolean;
}

function read(): Stored {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Stored;
  } catch {
    return {};
  }
}

const stored = read();
const asks = (query: string) => matchMedia(query).matches;

export const theme = signal<ThemeName>(stored.theme ?? (asks('(prefers-color-scheme: light)') ? 'light' : 'dark'));
export const contrast = signal<Contrast>(stored.contrast ?? (asks('(prefers-contrast: more)') ? 'more' : 'usual'));
export const motion = signal<'full' | 'reduced'>(
  stored.motion ?? (asks('(prefers-reduced-motion: reduce)') ? 'reduced' : 'full'),
);
export const sound = signal(stored.sound ?? false);
/** Keys of one sign (z, p, 1, Space): off for who speaks to the computer (WCAG 2.1.4). */
export const shortcuts = signal(stored.shortcuts ?? true);

/** Writes the preferences down and onto the page; call once at the start. */
export function applyPreferences(): void {
  effect(() => {
    const root = document.documentElement;
    root.dataset.theme = theme.value;
    root.dataset.contrast = contrast.value;
    root.dataset.motion = motion.value;
    for (const rule of paletteCss(paletteOf(theme.value, contrast.value)).split('; ')) {
      const [name, value] = rule.replace(';', '').split(': ');
      if (name && value) root.style.setProperty(name, value);
    }
    const next: Stored = {
      theme: theme.value,
      contrast: contrast.value,
      motion: motion.value,
      sound: sound.value,
      shortcuts: shortcuts.value,
    };
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  });
}
