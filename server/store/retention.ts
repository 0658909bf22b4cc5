/** Rooms are not kept longer than they are of use: at the start and once a day, old ones go with everything in them. */
import type { Store } from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Retention {
  stop(): Promise<void>;
}
interface Words {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Resolves when what is old already is gone. `keepDays` undefined: for ever. */
export async function keepFor(keepDays: number | undefined, store: Store, log: Words): Promise<Retention> {
  if (keepDays === undefined) return { stop: async () => {} };
  let tidying: Promise<void> = Promise.resolve();
  const tidy = async () => {
    try {
      const rooms = await store.forgetBefore(Date.now() - keepDays * DAY_MS);
      if (rooms > 0) log.info({ rooms, keepDays }, 'old rooms were deleted');
    } catch (err) {
      log.error({ err }, 'old rooms could not be deleted: tried again tomorrow');
    }
  };
  await tidy();
  const timer = setInterval(() => {
    tidying = tidy();
  }, DAY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return tidying;
    },
  };
}
