/** One entry: its picture, what it is, its number and where that is from, its command, and where in the game one does it. */
import { useEffect, useState } from 'preact/hooks';
import { FORMS } from '../play/command-forms.ts';
import { loadContent } from '../source/content.ts';
import { rules } from '../store/session.ts';
import { titleOf } from '../text/content.ts';
import { words } from '../text/index.ts';
import { ENTRIES, type EntryId } from './entries.ts';
import { Picture } from './picture.tsx';
import { isMetIn } from './places.ts';
import { SOURCES, type Source } from './sources.ts';
import { entryWords, spansOf } from './words.ts';

const text = words.codex;

export function Said({ children, turn }: { children: string; turn: (id: EntryId) => void }) {
  return (
    <>
      {spansOf(children).map(({ text: said, to }, place) =>
        to === null ? (
          said
        ) : (
          <button key={String(place)} type="button" class="link" onClick={() => turn(to)}>
            {said}
          </button>
        ),
      )}
    </>
  );
}

interface PartProps {
  readonly id: EntryId;
  readonly turn: (id: EntryId) => void;
}

/** What the pop-over and the page share. */
export function Gist({ id, turn }: PartProps) {
  const { title, what, number, myth, labels } = entryWords()[id];
  const source: Source = SOURCES[ENTRIES[id].source];
  return (
    <>
      <Picture id={id} labels={labels} title={title} />
      <p>
        <Said turn={turn}>{what}</Said>
      </p>
      <section class="codex-number" aria-label={text.number}>
        <p>
          <Said turn={turn}>{number}</Said>
        </p>
        <p class="codex-source">
          {source.url === undefined ? (
            source.name
          ) : (
            <a href={source.url} target="_blank" rel="noreferrer noopener">
              {source.name}
            </a>
          )}
        </p>
      </section>
      {myth !== undefined && (
        <section class="codex-myth">
          <h3 class="small-title">{text.myth}</h3>
          <p>
            <Said turn={turn}>{myth}</Said>
          </p>
        </section>
      )}
    </>
  );
}

/** The line of the entry's first verb, its holes named after what goes there. */
export function commandOf(id: EntryId): string {
  const { command, verbs } = ENTRIES[id];
  const form = FORMS.find((one) => one.verb === verbs[0]);
  return command ?? form?.text.replace(/\{(\w+):\w+\}/g, '‹$1›') ?? '';
}

function Command({ id }: { id: EntryId }) {
  const line = commandOf(id);
  if (line === '') return null;
  return (
    <section class="codex-part">
      <h3 class="small-title">{text.command}</h3>
      <code>{line}</code>
    </section>
  );
}

interface Place {
  readonly id: string;
  readonly said: string;
}

/** Scenarios in which it is met, levels first. */
function usePlaces(id: EntryId): readonly Place[] | null {
  const [places, setPlaces] = useState<readonly Place[] | null>(null);
  useEffect(() => {
    let isGone = false;
    loadContent()
      .then(({ catalogue }) =>
        catalogue.scenarios
          .filter((one) => isMetIn(id, one))
          .sort((a, b) => (a.kind === b.kind ? (a.number < b.number ? -1 : 1) : a.kind === 'level' ? -1 : 1))
          .map((one) => ({
            id: one.id,
            said: one.kind === 'level' ? text.level(one.number, titleOf(one)) : text.match(titleOf(one)),
          })),
      )
      .then((found) => !isGone && setPlaces(found))
      .catch(() => !isGone && setPlaces([]));
    return () => {
      isGone = true;
    };
  }, [id]);
  return places;
}

function Where({ id }: { id: EntryId }) {
  const places = usePlaces(id);
  if (places === null) return null;
  const verbs = ENTRIES[id].verbs.slice(0, 3).map((verb) => words.names.verbs[verb]);
  return (
    <section class="codex-part">
      <h3 class="small-title">{text.where}</h3>
      <p class="muted">{verbs.join(' · ')}</p>
      {places.length === 0 && <p>{text.nowhere}</p>}
      <ul class="codex-places">
        {places.map((place) => (
          <li key={place.id}>
            {place.said}
            {place.id === rules.value?.scenario.id && <strong> ◂ {text.here}</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Entry({ id, turn }: PartProps) {
  return (
    <article class="codex-entry">
      <Gist id={id} turn={turn} />
      <Command id={id} />
      <Where id={id} />
      <section class="codex-part">
        <h3 class="small-title">{text.related}</h3>
        <div class="codex-related">
          {(ENTRIES[id].related as readonly EntryId[]).map((one) => (
            <button key={one} type="button" class="chip" onClick={() => turn(one)}>
              {entryWords()[one].title}
            </button>
          ))}
        </div>
      </section>
    </article>
  );
}
