/** The course for who teaches it. */
export const courseWords = {
  title: 'The course',
  print: 'Print the map',
  add: 'Add progress files',
  ofOne: 'Mastery from what was played in this browser. Add the files that your students saved to see a class.',
  ofClass: (many: number) =>
    many === 1
      ? 'Mastery of one student, from a file. It stays in this page.'
      : `Mastery of ${many} students, from their files. They stay in this page.`,
  notProgress: (names: string) =>
    `Not a progress file of this game: ${names}. Students save theirs on the campaign page.`,
  homework: 'To play at home',
  map: 'Every idea, where it is practised, and how well',
  concept: 'Idea',
  levels: 'Levels',
  lessons: 'Lessons',
  mastery: 'Mastery',
  nobody: 'not played',
};
