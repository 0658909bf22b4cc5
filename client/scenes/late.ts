/** A painter whose code comes when something on the floor first wants it. */
export class Late<T> {
  private it: T | 'asked' | null = null;
  private readonly load: () => Promise<T>;
  private readonly rouse: () => void;

  constructor(load: () => Promise<T>, rouse: () => void) {
    this.load = load;
    this.rouse = rouse;
  }

  /** Null: nothing has wanted it yet, or it is on its way. */
  when(isWanted: () => boolean): T | null {
    if (this.it === 'asked') return null;
    if (this.it !== null || !isWanted()) return this.it;
    this.it = 'asked';
    this.load().then(
      (it) => {
        this.it = it;
        this.rouse();
      },
      () => {
        this.it = null; // the next frame that wants it asks again
      },
    );
    return null;
  }
}
