/**
 * What the place under the hand would mean: at once what can be summed, and the next ten minutes played with it and
 * without when the hand rests there. Nothing waits for it.
 */
import { Hand } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { LookAhead } from '../../shared/play/plan/aids.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import { Icon } from '../look/icon.tsx';
import type { Target } from '../play/targets.ts';
import { type WhatIfSum, whatIfSum } from '../play/what-if.ts';
import { drop, hovered, targets } from '../store/board.ts';
import { draft, drafting } from '../store/plan.ts';
import { rules, source, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { isExplorer } from './explorer.ts';
import { Group } from './parts.tsx';
import { calmBeat, useCalmBeat, useSlice } from './slice.ts';
import { looked } from './stage.ts';
import '../styles/acting.css';

const text = words.acting.whatIf;
/** A hand that rests so long means the place. */
const REST_MS = 400;

const commandsOf = (target: Target): readonly Command[] =>
  target.group === undefined
    ? [target.command]
    : target.group.flatMap(({ command, verdict }) => (verdict.ok ? [command] : []));

function targetNow(): Target | null {
  const found = targets.value.filter((one) => one.key === hovered.value);
  return found.find((one) => one.verdict.ok) ?? found[0] ?? null;
}

export function WhatIf() {
  useCalmBeat();
  const key = useSlice(() => targetNow()?.key ?? '');
  const fits = useSlice(() => targetNow()?.verdict.ok ?? false);
  const sum = useSlice(() => {
    void calmBeat.value;
    const target = key === '' ? null : targetNow();
    const [now, book] = [view.peek(), rules.peek()];
    return target === null || !target.verdict.ok || now === null || book === null ? null : whatIfSum(target, now, book);
  }, [key]);
  const ahead = useAhead(fits ? key : '');
  const reason = useSlice(() => {
    const verdict = targetNow()?.verdict;
    return verdict === undefined || verdict.ok ? '' : words.refusals.sentence(verdict.code, verdict.numbers);
  });
  // The line below is that of the place that is pointed at, by whatever means.
  useEffect(() => {
    looked.value = targetNow()?.command ?? looked.peek();
  }, [key]);
  return (
    <Group title={text.title}>
      {key === '' && <p class="muted">{text.pick}</p>}
      {key !== '' && !fits && <p class="act-reason">{reason}</p>}
      {fits && <DropHere />}
      {sum !== null && <Sum sum={sum} ahead={ahead === 'looking' ? null : ahead} />}
      {sum !== null && (
        <p class="muted what-if-state" role="status">
          {ahead === 'looking' ? text.looking : ahead === null ? text.rest : ''}
        </p>
      )}
    </Group>
  );
}

function DropHere() {
  const press = () => {
    const target = targetNow();
    if (target !== null) drop(target);
  };
  return (
    <button type="button" class="button primary act-button" onClick={press}>
      <Icon of={Hand} size={16} />
      <span class="act-label">{drafting.value ? words.acting.carry.draftHere : words.acting.carry.dropHere}</span>
    </button>
  );
}

/** The days to come with the move and without it; asked for when the hand has rested, forgotten when it goes on. */
function useAhead(key: string): LookAhead | 'looking' | null {
  const [found, setFound] = useState<{ key: string; ahead: LookAhead | 'looking' } | null>(null);
  useEffect(() => {
    if (key === '') return;
    let isHere = true;
    const timer = setTimeout(() => {
      const [from, target] = [source.peek(), targetNow()];
      if (from === null || target === null) return;
      setFound({ key, ahead: 'looking' });
      const before = drafting.peek() ? draft.peek() : [];
      from.ahead([...before, ...commandsOf(target)]).then(
        (answer) => isHere && setFound(answer.ok ? { key, ahead: answer } : null),
        () => isHere && setFound(null),
      );
    }, REST_MS);
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [key]);
  return found?.key === key ? found.ahead : null;
}

function Sum({ sum, ahead }: { sum: WhatIfSum; ahead: LookAhead | null }) {
  const { service, fromFreeMib, toFreeMib, unsafe } = sum;
  const name = words.names.service(rules.peek()?.services[service]?.id ?? '');
  const [asIs, drafted] = [ahead?.asIs, ahead?.drafted];
  const [stay, go] = [asIs?.services[service], drafted?.services[service]];
  const [lastStay, lastGo] = [asIs?.steps.at(-1), drafted?.steps.at(-1)];
  const said = (names: readonly string[]) => (names.length === 0 ? text.yes : text.without(names));
  return (
    <>
      {sum.from !== '' && sum.to !== '' && <p class="mono what-if-route">{text.route(sum.from, sum.to)}</p>}
      <table class="what-if">
        <tbody>
          {stay !== undefined && go !== undefined && (
            <>
              <Row
                label={isExplorer.value ? words.tiers.quickOf(name) : text.p95(name)}
                now={text.ms(stay.p95Ms)}
                then={text.ms(go.p95Ms)}
                good={stay.p95Ms - go.p95Ms}
              />
              <Row
                label={text.errors(name)}
                now={text.share(stay.lostPermille / 1000)}
                then={text.share(go.lostPermille / 1000)}
                good={stay.lostPermille - go.lostPermille}
              />
            </>
          )}
          {lastStay !== undefined && lastGo !== undefined && (
            <>
              <Row
                label={text.inTime}
                now={text.share(lastStay.inTime.p50)}
                then={text.share(lastGo.inTime.p50)}
                good={lastGo.inTime.p50 - lastStay.inTime.p50}
              />
              <Row
                label={text.profit}
                now={text.money(lastStay.profitMicroCents.p50)}
                then={text.money(lastGo.profitMicroCents.p50)}
                good={lastGo.profitMicroCents.p50 - lastStay.profitMicroCents.p50}
              />
            </>
          )}
          {fromFreeMib !== null && (
            <Row
              label={text.headroom(sum.from)}
              now={text.mib(fromFreeMib.now)}
              then={text.mib(fromFreeMib.after)}
              good={0}
            />
          )}
          {toFreeMib !== null && (
            <Row
              label={text.headroom(sum.to)}
              now={text.mib(toFreeMib.now)}
              then={text.mib(toFreeMib.after)}
              good={0}
            />
          )}
          <Row
            label={text.survives}
            now={said(unsafe.now)}
            then={said(unsafe.after)}
            good={unsafe.now.length - unsafe.after.length}
            wraps
          />
        </tbody>
      </table>
      <Costs sum={sum} />
    </>
  );
}

interface RowProps {
  readonly label: string;
  readonly now: string;
  readonly then: string;
  readonly good: number; // above 0: for the better
  readonly wraps?: boolean;
}
function Row({ label, now, then, good, wraps }: RowProps) {
  return (
    <tr class={wraps ? 'may-wrap' : undefined}>
      <th scope="row">{label}</th>
      <td class="mono">{now}</td>
      <td class={`mono${now === then ? '' : good > 0 ? ' text-good' : good < 0 ? ' text-bad' : ''}`}>
        <span aria-hidden="true">→ </span>
        <span class="visually-hidden">{text.arrow} </span>
        {then}
      </td>
    </tr>
  );
}

function Costs({ sum }: { sum: WhatIfSum }) {
  const { copy } = sum;
  const parts =
    copy === null ? [] : copy.seconds < 0 ? [text.neverEnds] : [text.seconds(copy.seconds), text.pause(copy.pauseMs)];
  return (
    <p class="what-if-costs">
      <span class="small-title">{text.costs}</span>
      {copy !== null && <span>{text.copy(copy.mib, copy.mibPerS)} </span>}
      <strong class="mono">{[...parts, text.minutes(sum.milliMinutes)].join(', ')}</strong>
    </p>
  );
}
