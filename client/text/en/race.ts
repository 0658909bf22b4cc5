/** A race against a stored run. */
export const raceWords = {
  title: 'Race a run',
  lead: 'The same day once more, with a run’s profit beside yours, second by second.',
  best: (profit: string) => `Race your best (${profit})`,
  file: 'Race a replay file',
  reading: 'Playing that run through …',
  progress: (share: string) => `Playing that run through: ${share}`,
  otherLevel: 'That run is of another level.',
  others: 'That run was played by several teams. A race is against one.',
  tooLarge: (most: string) => `A run of a level is smaller than ${most}. This file is something else.`,
  strip: 'The race',
  own: 'You',
  ghost: 'The run',
  ghostOver: 'The run, at its end',
  ahead: (money: string) => `${money} ahead`,
  behind: (money: string) => `${money} behind`,
  level: 'level',
};
