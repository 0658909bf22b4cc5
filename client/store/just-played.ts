/** Whether a level was played until now: a debrief that is only looked at again does not cheer. */
let is = false;

export function levelIsPlayed(): void {
  is = true;
}
export const isJustPlayed = (): boolean => is;
export function levelIsTold(): void {
  is = false;
}
