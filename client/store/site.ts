/** Where the page came from: a server of the game, or the static site of the campaign (`npm run build:solo`). */
export const isStatic = import.meta.env?.MODE === 'static';
/** Of files beside the page. */
export const besidePage = (file: string): string => `${import.meta.env?.BASE_URL ?? '/'}${file}`;
