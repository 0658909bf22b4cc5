/** Namen, die der Würfel wirft: lauter männliche Tiere, damit jedes erste Wort zu jedem zweiten passt. */
const first = {
  Calm: 'Ruhiger',
  Swift: 'Flinker',
  Bright: 'Heller',
  Quiet: 'Stiller',
  Brave: 'Mutiger',
  Clever: 'Kluger',
  Steady: 'Treuer',
  Merry: 'Froher',
  Patient: 'Sanfter',
  Lucky: 'Wacher',
};
const second = {
  Otter: 'Otter',
  Falcon: 'Falke',
  Badger: 'Dachs',
  Heron: 'Reiher',
  Lynx: 'Luchs',
  Beaver: 'Biber',
  Raven: 'Rabe',
  Hedgehog: 'Igel',
  Dolphin: 'Delfin',
  Marten: 'Marder',
};

export const nicknames = { first: Object.values(first), second: Object.values(second) };
/** Bots nennt der Server, der die Sprache einer Seite nicht kennt: Wort für Wort. */
export const bots: Readonly<Record<string, string>> = { ...first, ...second };
