/** *Why?* for one thing: asked for again and again while someone looks, told in words with its numbers. */
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Why } from '../../shared/sim/explain.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Facts } from '../../shared/sim/view.ts';
import type { WhyAbout } from '../../shared/wire/payloads.ts';
import { instanceName, nameOf } from '../play/naming.ts';
import { FINE, hurts, rootOf } from '../play/why-root.ts';
import { nearHost, nearRack } from '../store/board.ts';
import { whyFocus, whyShown } from '../store/overlays.ts';
import { rules, source, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { same } from './slice.ts';
import { WhatIs } from './what-is.tsx';
import '../styles/why.css';
import { why as whyWords } from '../text/why.ts';

/** A room is asked once in a second and a half: quick enough to see an act help, slow enough for thirty students. */
const ASK_MS = 1500;

const keyOf = (about: WhyAbout): string => JSON.stringify(about);

/** Null: not answered yet. */
const chain = signal<{ readonly about: string; readonly links: readonly Why[] | null }>({ about: '', links: null });
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;
let watched = '';

async function ask(about: WhyAbout): Promise<void> {
  const links = await source.peek()?.why(about);
  if (keyOf(about) !== watched || links === undefined) return;
  const next = { about: watched, links };
  if (!same(chain.peek(), next)) chain.value = next;
}

/** Keeps the chain of a thing fresh until the returned function is called. */
function watchWhy(about: WhyAbout): () => void {
  watchers += 1;
  if (watched !== keyOf(about) || timer === undefined) {
    clearInterval(timer);
    watched = keyOf(about);
    timer = setInterval(() => void ask(about), ASK_MS);
    void ask(about);
  }
  return () => {
    watchers -= 1;
    if (watchers > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The chain as of the last answer; null while there is none. */
export function useWhy(about: WhyAbout): readonly Why[] | null {
  const key = keyOf(about);
  useEffect(() => watchWhy(about), [key]);
  return chain.value.about === key ? chain.value.links : null;
}

/** What a link is about, by the kind its code begins with. */
export function linkName(link: Why): string {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return '';
  if (link.code.startsWith('service.')) return words.names.service(book.services[link.subject]?.id ?? '');
  if (link.code.startsWith('node.')) return nameOf('node', link.subject, now.facts, book);
  if (link.code === 'host.biggest') return thingName(link.subject, now.facts, book);
  if (link.code.startsWith('host.')) return nameOf('host', link.subject, now.facts, book);
  if (link.code.startsWith('vm.')) return nameOf('vm', link.subject, now.facts, book);
  return instanceName(link.subject, now.facts, book);
}

/** A VM, a process or a pod: whatever has that id. */
function thingName(id: number, facts: Facts, book: Rulebook): string {
  return nameOf('vm', id, facts, book) || instanceName(id, facts, book);
}

export function WhyChain({ about }: { about: WhyAbout }) {
  const links = useWhy(about);
  if (links === null) return <p class="muted">{words.game.services.looking}</p>;
  return <WhyLinks links={links} about={about} />;
}

/** Numbered as on the floor, where a line leads through the same signs; what cures the root stands below. */
function WhyLinks({ links, about }: { links: readonly Why[]; about: WhyAbout }) {
  const root = rootOf(links);
  const More = useWhyMore(root >= 0);
  return (
    <>
      <ol class="why-chain is-numbered">
        {links.map((link, place) => {
          const { what, numbers } = whyWords.link(link.code, linkName(link), link.numbers);
          const kind = place === root ? 'is-root' : FINE.has(link.code) ? 'is-fine' : '';
          return (
            <li key={`${link.code}${link.subject}`} class={kind}>
              <button
                type="button"
                class="why-step"
                onPointerEnter={() => look(place + 1)}
                onPointerLeave={() => look(0)}
                onFocus={() => look(place + 1)}
                onBlur={() => look(0)}
                onClick={() => showStep(place + 1)}
              >
                <span class="mono why-number" aria-hidden="true">
                  {place + 1}
                </span>
                <strong>{what}</strong>
                {place === root && <span class="visually-hidden"> {words.overlays.why.root}. </span>}
                {numbers !== '' && <span class="muted">{numbers}</span>}
              </button>
              <WhatIs about={{ of: 'why', code: link.code }} name={what} />
            </li>
          );
        })}
      </ol>
      {More !== null && <More links={links} root={root} about={about} />}
    </>
  );
}

function look(step: number): void {
  whyFocus.value = step;
}

/** Brings the place of a step near, if the floor shows another one. */
function showStep(step: number): void {
  const place = whyShown.peek()?.steps.find(({ number }) => number === step);
  if (place === undefined || place.host === 0) return;
  nearRack.value = place.rack;
  nearHost.value = place.host;
}

type More = typeof import('./why-more.tsx')['WhyMore'];

/** The path on the floor and the cures come with the first chain that hurts. */
function useWhyMore(isWanted: boolean): More | null {
  const [more, setMore] = useState<{ Part: More } | null>(null);
  useEffect(() => {
    if (!isWanted || more !== null) return;
    let isHere = true;
    import('./why-more.tsx').then(
      ({ WhyMore }) => isHere && setMore({ Part: WhyMore }),
      () => {}, // the chain itself is there: without the rest it is still an answer
    );
    return () => {
      isHere = false;
    };
  }, [isWanted]);
  return isWanted ? (more?.Part ?? null) : null;
}

/** In a panel: open while something hurts; where nothing does, one line says so. */
export function WhyFold({ about }: { about: WhyAbout }) {
  const links = useWhy(about);
  const isHurt = links !== null && hurts(links);
  const [isOpen, setOpen] = useState(isHurt);
  useEffect(() => setOpen(isHurt), [isHurt]);
  if (links === null || links.length === 0) return null;
  return (
    <details class="group why-fold" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="small-title">{words.game.panel.why}</span>
        {!isHurt && <span class="muted"> {words.game.panel.whyFine}</span>}
      </summary>
      {isOpen && <WhyLinks links={links} about={about} />}
    </details>
  );
}
