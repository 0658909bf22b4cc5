/** Where things stand in a picture, found by their keys. Made once a picture: a beat, not a frame. */
import { flatten, type JarBox } from '../layout-jars.ts';
import type { HostBox, Picture } from '../picture.ts';

export interface JarPlace {
  readonly box: JarBox;
  readonly host: HostBox;
}

export interface Places {
  readonly jars: ReadonlyMap<string, JarPlace>;
  readonly hosts: ReadonlyMap<string, HostBox>;
}

/** A jar narrower than this is a mark on a tile: its host stands for it. */
const JAR_MIN = 9;

const known = new WeakMap<Picture, Places>();

export function placesOf(picture: Picture): Places {
  const found = known.get(picture);
  if (found !== undefined) return found;
  const jars = new Map<string, JarPlace>();
  const hosts = new Map<string, HostBox>();
  for (const host of picture.hosts) {
    hosts.set(host.key, host);
    for (const box of flatten(host.jars)) jars.set(box.jar.key, { box, host });
    // Magnified beside its tray, a container is seen in the lens.
    for (const box of host.lens?.cells ?? []) jars.set(box.jar.key, { box, host });
  }
  const places = { jars, hosts };
  known.set(picture, places);
  return places;
}

/** The jar itself where it can be seen; null: it is too small or not in the picture. */
export function seenJar(places: Places, key: string): JarPlace | null {
  const place = places.jars.get(key);
  if (place === undefined || place.box.rect.w < JAR_MIN || place.box.rect.h < JAR_MIN) return null;
  return place;
}
