/** Theme, motion, sound and language, kept by the browser; the system's own wishes are the defaults. */
import { effect, signal } from '@preact/signals';
import { PALETTES, paletteCss, type ThemeName } from '../look/palette.ts';

const KEY = 'headroom.preferences';

interface Stored {
  theme?: ThemeName;
  motion?: 'full' | 'reduced';
  sound?: boolean;
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
export const motion = signal<'full' | 'reduced'>(
  stored.motion ?? (asks('(prefers-reduced-motion: reduce)') ? 'reduced' : 'full'),
);
export const sound = signal(stored.sound ?? false);

/** Writes the preferences down and onto the page; call once at the start. */
export function applyPreferences(): void {
  effect(() => {
    const root = document.documentElement;
    root.dataset.theme = theme.value;
    root.dataset.motion = motion.value;
    for (const rule of paletteCss(PALETTES[theme.value]).split('; ')) {
      const [name, value] = rule.replace(';', '').split(': ');
      if (name && value) root.style.setProperty(name, value);
    }
    const next: Stored = { theme: theme.value, motion: motion.value, sound: sound.value };
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  });
}
