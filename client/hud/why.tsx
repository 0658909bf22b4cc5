/** *Why?* for one service: asked for again and again while someone looks, told in words with its numbers. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Why } from '../../shared/sim/explain.ts';
import { instanceName, nameOf } from '../play/naming.ts';
import { rules, source, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { same } from './slice.ts';

/** A room is asked once in a second and a half: quick enough to see an act help, slow enough for thirty students. */
const ASK_MS = 1500;

export const chain = signal<{ readonly service: number; readonly links: readonly Why[] }>({ service: -1, links: [] });
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;
let watched = -1;

async function ask(service: number): Promise<void> {
  const links = await source.peek()?.why(service);
  if (service !== watched || links === undefined) return;
  const next = { service, links };
  if (!same(chain.peek(), next)) chain.value = next;
}

/** Keeps the chain of a service fresh until the returned function is called. */
export function watchWhy(service: number): () => void {
  watchers += 1;
  if (watched !== service || timer === undefined) {
    clearInterval(timer);
    watched = service;
    timer = setInterval(() => void ask(watched), ASK_MS);
    void ask(service);
  }
  return () => {
    watchers -= 1;
    if (watchers > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** What a link is about, by the kind its code begins with. */
export function linkName(link: Why): string {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return '';
  if (link.code.startsWith('service.')) return words.names.service(book.services[link.subject]?.id ?? '');
  if (link.code.startsWith('node.')) return nameOf('node', link.subject, now.facts, book);
  return instanceName(link.subject, now.facts, book);
}

const FINE = 'service.fine';

export function WhyChain({ service }: { service: number }) {
  useEffect(() => watchWhy(service), [service]);
  const links = chain.value.service === service ? chain.value.links : [];
  if (links.length === 0) return <p class="muted">{words.game.services.looking}</p>;
  return (
    <ol class="why-chain">
      {links.map((link, place) => {
        const { what, numbers } = words.why.link(link.code, linkName(link), link.numbers);
        const isRoot = place === links.length - 1 && link.code !== FINE;
        return (
          <li key={`${link.code}${link.subject}`} class={link.code === FINE ? 'is-fine' : isRoot ? 'is-root' : ''}>
            <strong>{what}</strong>
            {numbers !== '' && <span class="muted">{numbers}</span>}
          </li>
        );
      })}
    </ol>
  );
}
