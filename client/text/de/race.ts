/** Ein Rennen gegen einen gespeicherten Lauf. */
export const raceWords = {
  title: 'Gegen einen Lauf antreten',
  lead: 'Derselbe Tag noch einmal, mit dem Gewinn eines Laufs neben deinem, Sekunde für Sekunde.',
  best: (profit: string) => `Gegen deinen besten antreten (${profit})`,
  file: 'Gegen eine Wiederholungsdatei antreten',
  reading: 'Der Lauf wird durchgespielt …',
  progress: (share: string) => `Der Lauf wird durchgespielt: ${share}`,
  otherLevel: 'Dieser Lauf ist von einem anderen Level.',
  others: 'Diesen Lauf haben mehrere Teams gespielt. Ein Rennen geht gegen eines.',
  tooLarge: (most: string) => `Der Lauf eines Levels ist kleiner als ${most}. Diese Datei ist etwas anderes.`,
  strip: 'Das Rennen',
  own: 'Du',
  ghost: 'Der Lauf',
  ghostOver: 'Der Lauf, an seinem Ende',
  ahead: (money: string) => `${money} voraus`,
  behind: (money: string) => `${money} zurück`,
  level: 'gleichauf',
};
