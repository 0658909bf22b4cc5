/** Words beside what moves: few, because the motion says most. */
export const motion = {
  goesTo: (name: string, other: string) => `${name} → ${other}`,
  comesFrom: (name: string, other: string) => `${name} ← ${other}`,
  inRound: (what: string, round: number) => `${what}, round ${round}`,
  standsStill: (what: string) => `${what}, both stand still`,
  percentDone: (what: string, percent: number) => `${what}, ${percent} %`,
  waiting: (what: string) => `${what}, waits for the link`,
  tries: (times: number) => `×${times}`,
  won: (stars: number) => (stars === 1 ? 'Level won: 1 star' : `Level won: ${stars} stars`),
  skip: 'any key to go on',
} as const;
