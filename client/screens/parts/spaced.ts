/** A code as it is read out: three and three. */
export const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`.trim();
