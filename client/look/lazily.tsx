/** A part of a panel whose code comes when it is first needed; until then, and without a line, nothing stands there. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type Load<P extends object> = () => Promise<ComponentType<P>>;

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
}

export function Lazily<P extends object>({ load, props }: LazilyProps<P>) {
  const known = here.get(load) as ComponentType<P> | undefined;
  const [loaded, setLoaded] = useState<{ readonly of: Load<P>; readonly Part: ComponentType<P> } | null>(null);
  useEffect(() => {
    let isHere = true;
    fetchSoon(load).then(
      (Part) => isHere && setLoaded({ of: load, Part }),
      () => {}, // it only adds to what is there
    );
    return () => {
      isHere = false;
    };
  }, [load]);
  const Part = known ?? (loaded?.of === load ? loaded.Part : undefined);
  return Part === undefined ? null : <Part {...props} />;
}
