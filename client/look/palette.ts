/**
 * Colours once, for the stylesheet and for the canvas. Layers have hue + hatch + letter, health has shape + colour +
 * word; the hues are Okabe–Ito's, safe for colour-blind eyes. Light theme: notes-classroom 7, notes-floor 14.
 */
export interface Palette {
  readonly ground: string; // behind everything
  readonly panel: string;
  readonly raised: string; // a panel on a panel, a button
  readonly line: string; // between panels
  readonly edge: string; // around machines
  readonly text: string;
  readonly muted: string;
  readonly accent: string; // lines, words, focus
  readonly accentFill: string; // filled buttons; text on it is `onAccent`
  readonly onAccent: string;
  readonly ok: string;
  readonly okText: string;
  readonly watch: string;
  readonly watchText: string;
  readonly bad: string;
  readonly badText: string;
  readonly dead: string;
  readonly hardware: string; // H
  readonly platform: string; // Y, a hypervisor
  readonly guest: string; // G, a guest OS
  readonly kernel: string; // K, kernel and runtime
  readonly app: string; // A
  readonly well: string; // inside a tray
  readonly metal: string; // chassis
  readonly air: string; // the dotted outline of headroom
  readonly rack: string;
  readonly ink: string; // dark text on a hue
  readonly grid: string; // lines of the floor
}

export const DARK: Palette = {
  ground: '#0B1220',
  panel: '#111A2C',
  raised: '#18233A',
  line: '#243250',
  edge: '#55668A',
  text: '#E8EEF8',
  muted: '#93A2BC',
  accent: '#56B4E9',
  accentFill: '#56B4E9',
  onAccent: '#06121F',
  ok: '#009E73',
  okText: '#3FD0A4',
  watch: '#F0E442',
  watchText: '#F0E442',
  bad: '#D55E00',
  badText: '#FF9A56',
  dead: '#7A1F1A',
  hardware: '#64748B',
  platform: '#CC79A7',
  guest: '#D55E00',
  kernel: '#0072B2',
  app: '#009E73',
  well: '#060B15',
  metal: '#3D4C66',
  air: '#4F6486',
  rack: '#1B2740',
  ink: '#06121F',
  grid: '#16213A',
};

export const LIGHT: Palette = {
  ground: '#F7F9FD',
  panel: '#FFFFFF',
  raised: '#EEF2F9',
  line: '#CBD5E5',
  edge: '#C9D3E1',
  text: '#0B1220',
  muted: '#4A5A75',
  accent: '#0072B2',
  accentFill: '#56B4E9',
  onAccent: '#06121F',
  ok: '#009E73',
  okText: '#00694D',
  watch: '#F0E442',
  watchText: '#6B5900',
  bad: '#D55E00',
  badText: '#A94400',
  dead: '#B5473C',
  hardware: '#8A97AB',
  platform: '#CC79A7',
  guest: '#D55E00',
  kernel: '#0072B2',
  app: '#009E73',
  well: '#DDE6F0',
  metal: '#A9B6C9',
  air: '#8494AD',
  rack: '#DCE4EF',
  ink: '#06121F',
  grid: '#E3E9F3',
};

/** Of team shapes, in the order of TEAM_SHAPES; after eight they repeat, the shape does not. */
export const TEAM_COLOURS = [
  '#56B4E9',
  '#E69F00',
  '#009E73',
  '#CC79A7',
  '#F0E442',
  '#EB6E2D',
  '#E8EEF8',
  '#3B8FD9',
  '#009E73',
  '#E69F00',
] as const;

export type ThemeName = 'dark' | 'light';
export const CONTRASTS = ['usual', 'more'] as const;
export type Contrast = (typeof CONTRASTS)[number];

/** More contrast: what is said quietly is said aloud, and edges are as dark as words (WCAG 1.4.6 asks for 7 to 1). */
const loud = (palette: Palette, edge: string): Palette => ({
  ...palette,
  muted: palette.text,
  line: edge,
  edge: palette.text,
  air: palette.text,
});

const PALETTES: Readonly<Record<ThemeName, Readonly<Record<Contrast, Palette>>>> = {
  dark: { usual: DARK, more: loud({ ...DARK, ground: '#000000', panel: '#05080F', raised: '#0F1728' }, '#93A2BC') },
  light: { usual: LIGHT, more: loud({ ...LIGHT, ground: '#FFFFFF', accent: '#004A75' }, '#4A5A75') },
};
export const paletteOf = (theme: ThemeName, contrast: Contrast): Palette => PALETTES[theme][contrast];

/** As CSS custom properties, `--ground` and so on. */
export function paletteCss(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`)
    .join(' ');
}
