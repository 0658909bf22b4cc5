/** Rises with every change of a rule: a log of another version is refused instead of replayed wrongly. */
export const RULES_VERSION = 7;
