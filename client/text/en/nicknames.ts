/** Names that the die throws: one of the first, one of the second. */
export const nicknames = {
  first: ['Calm', 'Swift', 'Bright', 'Quiet', 'Brave', 'Clever', 'Steady', 'Merry', 'Patient', 'Lucky'],
  second: ['Otter', 'Falcon', 'Badger', 'Heron', 'Lynx', 'Beaver', 'Raven', 'Hedgehog', 'Dolphin', 'Marten'],
};
