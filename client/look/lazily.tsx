/**
 * A part or a whole screen whose code is fetched when it is first needed. Not by Suspense: what suspends is taken out of
 * the page while it waits, and a room that draws it anew ten times a second meanwhile finds no place for it. A fetch that
 * fails, on a network that is away for a moment, is tried again.
 */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type Load<P extends object> = () => Promise<ComponentType<P>>;

const AGAIN_MS = 1000;
const Nothing = () => null;
/** What has come stands there at once the next time, without a blank frame. */
const here = new WeakMap<object, unknown>();

/** Fetches a part that will be wanted soon. */
export async function fetchSoon<P extends object>(load: Load<P>): Promise<ComponentType<P>> {
  const Part = await load();
  here.set(load, Part);
  return Part;
}

interface LazilyProps<P extends object> {
  readonly load: Load<P>;
  readonly props: P;
  readonly Meanwhile?: ComponentType;
}

export function Lazily<P extends object>({ load, props, Meanwhile = Nothing }: LazilyProps<P>) {
  const [, draw] = useState({});
  const Part = here.get(load) as ComponentType<P> | undefined;
  useEffect(() => {
    if (Part !== undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = true;
    const ask = () =>
      fetchSoon(load).then(
        () => isWanted && draw({}),
        () => {
          if (isWanted) timer = setTimeout(ask, AGAIN_MS);
        },
      );
    void ask();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [load]);
  return Part === undefined ? <Meanwhile /> : <Part {...props} />;
}

/** A screen that is always fetched: `Meanwhile` stands there until it has come. */
export function later<P extends object>(load: Load<P>, Meanwhile?: ComponentType): ComponentType<P> {
  return (props) => <Lazily load={load} props={props} {...(Meanwhile && { Meanwhile })} />;
}
