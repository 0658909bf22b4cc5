/** Wörter, die mehrere Seiten teilen. */
import type { Words } from '../index.ts';

export const common: Words['common'] = {
  title: 'Headroom',
  tagline: 'Lass ein wenig Luft.',
  clearance: 'HEADROOM',
  solo: 'Allein',
  cancel: 'Abbrechen',
  again: 'Noch einmal versuchen',
  toHome: 'Zur Startseite',
  fewer: (what) => `Weniger ${what}`,
  more: (what) => `Mehr ${what}`,
  stars: (count, of) => `${count} von ${of} Sternen`,
  health: { ok: 'gesund', watch: 'stark belastet', bad: 'kritisch', dead: 'ausgefallen', off: 'aus' },
  layers: { hardware: 'H', platform: 'Y', guest: 'G', kernel: 'K', app: 'A' },
  connection: {
    connecting: 'Verbinde …',
    open: (milliseconds) => `${milliseconds} ms`,
    lost: 'Verbinde neu, dein Platz bleibt frei',
    closed: 'Nicht verbunden',
  },
};
