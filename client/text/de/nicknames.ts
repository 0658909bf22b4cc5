/** Namen, die der Würfel wirft: lauter männliche Tiere, damit jedes erste Wort zu jedem zweiten passt. */
export const nicknames = {
  first: ['Ruhiger', 'Flinker', 'Heller', 'Stiller', 'Mutiger', 'Kluger', 'Treuer', 'Froher', 'Sanfter', 'Wacher'],
  second: ['Otter', 'Falke', 'Dachs', 'Reiher', 'Luchs', 'Biber', 'Rabe', 'Igel', 'Delfin', 'Marder'],
};
