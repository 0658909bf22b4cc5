/**
 * A screen whose code is fetched when it is first needed. Not by Suspense: what suspends is taken out of the page while it
 * waits, and a room that draws it anew ten times a second meanwhile finds no place for it. A fetch that fails, on a
 * network that is away for a moment, is tried again.
 */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const AGAIN_MS = 1000;
const Nothing = () => null;

export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Meanwhile: ComponentType = Nothing,
): ComponentType<P> {
  let Part: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [, setHere] = useState(Part !== undefined);
    useEffect(() => {
      if (Part !== undefined) return;
      let isWanted = true;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const ask = () => {
        load().then(
          (loaded) => {
            Part = loaded;
            if (isWanted) setHere(true);
          },
          () => {
            if (isWanted) timer = setTimeout(ask, AGAIN_MS);
          },
        );
      };
      ask();
      return () => {
        isWanted = false;
        clearTimeout(timer);
      };
    }, []);
    return Part === undefined ? <Meanwhile /> : <Part {...props} />;
  };
}
