/** What can be done about an announced incident: only what could be ordered on this board now, and how things are. */
import type { IncidentKind } from '../../shared/content/schema.ts';
import { aboutDomain, counsel } from '../play/advice.ts';
import { domainOf } from '../play/overlays/sign-domain.ts';
import { rules, view } from '../store/session.ts';
import { advice } from '../text/advice.ts';
import { calmBeat, useCalmBeat, useSlice } from './slice.ts';

export function SignAdvice({ id, isStruck }: { id: number; isStruck: boolean }) {
  useCalmBeat();
  const said = useSlice(() => adviceFor(id, isStruck), [id, isStruck]);
  if (said === '') return null;
  return (
    <span class="sign-advice" title={said}>
      {said}
    </span>
  );
}

function adviceFor(id: number, isStruck: boolean): string {
  void calmBeat.value; // orders are tried: twice a second is often enough
  const [now, book] = [view.peek(), rules.value];
  const sign = now?.signs.find((one) => one.id === id);
  if (now === null || book === null || sign === undefined) return '';
  const words = advice.signs[sign.kind as IncidentKind];
  if (words === undefined) return ''; // of a newer server
  const domain = domainOf(sign, now, book);
  const isBare = domain.hosts.size > 0 && !now.vms.some((vm) => domain.hosts.has(vm.host)) && domain.copies.size === 0;
  if (isBare && !isStruck) return advice.nothingThere;
  if (sign.kind === 'base.cve' && domain.copies.size === 0) return advice.allPatched;
  const about = aboutDomain(domain, now, book);
  return counsel(isStruck ? words.after : words.before, about, { facts: now.facts, rules: book });
}
