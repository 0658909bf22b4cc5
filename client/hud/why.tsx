/** *Why?* for one thing: asked for again and again while someone looks, told in words with its numbers. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Why } from '../../shared/sim/explain.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Facts } from '../../shared/sim/view.ts';
import type { WhyAbout } from '../../shared/wire/messages.ts';
import { instanceName, nameOf } from '../play/naming.ts';
import { rules, source, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { same } from './slice.ts';

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

/** Links that say how it is, where nothing hurts. */
const FINE: ReadonlySet<string> = new Set([
  'service.fine',
  'vm.fine',
  'host.costs',
  'host.idles',
  'host.holds',
  'host.control_plane',
  'host.loss_held',
  'node.fits',
]);

/** The root of a chain: the last link that hurts. What is said of a machine is a list, and no chain. */
function rootOf(links: readonly Why[]): number {
  if (links[0]?.code.startsWith('host.') ?? true) return -1;
  return links.findLastIndex((link) => !FINE.has(link.code));
}

export function WhyChain({ about }: { about: WhyAbout }) {
  const links = useWhy(about);
  if (links === null) return <p class="muted">{words.game.services.looking}</p>;
  return <WhyLinks links={links} />;
}

function WhyLinks({ links }: { links: readonly Why[] }) {
  const root = rootOf(links);
  return (
    <ol class="why-chain">
      {links.map((link, place) => {
        const { what, numbers } = words.why.link(link.code, linkName(link), link.numbers);
        return (
          <li
            key={`${link.code}${link.subject}`}
            class={place === root ? 'is-root' : FINE.has(link.code) ? 'is-fine' : ''}
          >
            <strong>{what}</strong>
            {numbers !== '' && <span class="muted">{numbers}</span>}
          </li>
        );
      })}
    </ol>
  );
}

/** In a panel: open while something hurts; where nothing does, one line says so. */
export function WhyFold({ about }: { about: WhyAbout }) {
  const links = useWhy(about);
  if (links === null || links.length === 0) return null;
  const hurts = links.some((link) => !FINE.has(link.code));
  return (
    <details class="group why-fold" open={hurts}>
      <summary>
        <span class="small-title">{words.game.panel.why}</span>
        {!hurts && <span class="muted"> {words.game.panel.whyFine}</span>}
      </summary>
      <WhyLinks links={links} />
    </details>
  );
}
