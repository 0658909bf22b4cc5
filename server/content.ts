/** Reads the content files that ship with the game. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Catalogue, type ContentFile, loadCatalogue } from '../shared/content/catalogue.ts';

const FOLDER = fileURLToPath(new URL('../assets/content/', import.meta.url));

/** Every JSON file below assets/content, by its path there, in path order. */
export function readContent(): ContentFile[] {
  const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json'))
    .sort((a, b) => (a < b ? -1 : 1));
  return paths.map((path) => ({ path, text: readFileSync(FOLDER + path, 'utf8') }));
}

/** @throws ContentError that says everything that is wrong with the files. */
export function loadContent(): Catalogue {
  return loadCatalogue(readContent());
}
