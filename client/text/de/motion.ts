/** Wörter neben dem, was sich bewegt: wenige, denn das meiste sagt die Bewegung. */
import type { Words } from '../index.ts';

export const motion: Words['motion'] = {
  goesTo: (name, other) => `${name} → ${other}`,
  comesFrom: (name, other) => `${name} ← ${other}`,
  inRound: (what, round) => `${what}, Runde ${round}`,
  standsStill: (what) => `${what}, beide stehen still`,
  percentDone: (what, percent) => `${what}, ${percent} %`,
  waiting: (what) => `${what}, wartet auf die Leitung`,
  tries: (times) => `×${times}`,
  won: (stars) => (stars === 1 ? 'Level gewonnen: 1 Stern' : `Level gewonnen: ${stars} Sterne`),
  skip: 'weiter mit jeder Taste',
};
