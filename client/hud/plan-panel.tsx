/** The planning panel: the next minutes as a band, what a loss would cost, how dense, what is too large, what it costs. */
import { FlaskConical, SlidersHorizontal, Telescope, X } from 'lucide';
import { useState } from 'preact/hooks';
import { byId } from '../../shared/base/ids.ts';
import { TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import { LOOK_AHEAD, type LookAhead, type PlanningAids } from '../../shared/play/plan/aids.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Domain, Refuge } from '../../shared/sim/places-without.ts';
import type { Verdict } from '../../shared/sim/rejections.ts';
import type { Refused } from '../../shared/wire/messages.ts';
import { Icon } from '../look/icon.tsx';
import { HealthMark } from '../look/marks.tsx';
import { instanceName, nameOf } from '../play/naming.ts';
import { costRows, lossesOf, type SizeAdvice, sizeAdvice } from '../play/plan.ts';
import { readCommand } from '../play/read-command.ts';
import { realCommand } from '../play/real-command.ts';
import { findings, lookAhead, setDraft } from '../store/plan.ts';
import { frame, rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { Act } from './act.tsx';
import { complaint } from './command-line.tsx';
import { Group } from './parts.tsx';
import { BandChart } from './plan-chart.tsx';
import { PlanWays } from './plan-ways.tsx';
import { useCalmBeat, useSlice } from './slice.ts';
import '../styles/plan.css';

const text = words.plan;
const MINUTES = LOOK_AHEAD.ticks / TICKS_PER_MINUTE;

export function PlanPanel() {
  const { looked, before } = findings();
  const found = looked.state === 'found' ? looked : before;
  return (
    <section class="plan" aria-label={text.title}>
      <header class="panel-head">
        <h2 tabIndex={-1}>{text.title}</h2>
        {found !== null && <Age tick={found.aids.tick} />}
      </header>
      {found === null && <p class="panel-note">{text.what}</p>}
      <button
        type="button"
        class="button primary act-button"
        aria-disabled={looked.state === 'looking'}
        onClick={() => void lookAhead()}
      >
        <Icon of={Telescope} size={16} />
        <span class="act-label">{found === null ? text.look : text.again}</span>
      </button>
      <p class="plan-state muted" role="status">
        {looked.state === 'looking' ? text.looking : looked.state === 'none' ? text.never : ''}
        {looked.state === 'refused' && reasonOf(looked.refusal)}
      </p>
      {found !== null && (
        <div class={looked.state === 'looking' ? 'is-old' : ''}>
          <Ahead ahead={found.ahead} refusal={found.refusal} aids={found.aids} />
          <LossList aids={found.aids} />
          <Fewest aids={found.aids} />
          <Sizes aids={found.aids} />
          <PlanWays aids={found.aids} />
          <Costs aids={found.aids} />
        </div>
      )}
    </section>
  );
}

function reasonOf(refusal: Refused): string {
  if (refusal.code === 'phase.wrong') return text.onlyInPlay;
  return refusal.code === 'internal' ? text.noAnswer : words.refusals.sentence(refusal.code, refusal.numbers);
}

function Age({ tick }: { tick: number }) {
  useCalmBeat();
  return <span class="muted mono">{text.asOf(tick, (frame.peek()?.tick ?? tick) - tick)}</span>;
}

interface AheadProps {
  readonly ahead: LookAhead | null;
  readonly refusal: Refused | null;
  readonly aids: PlanningAids;
}
function Ahead({ ahead, refusal, aids }: AheadProps) {
  return (
    <Group title={text.next(MINUTES)}>
      {refusal !== null && <p class="muted">{reasonOf(refusal)}</p>}
      {ahead !== null && ahead.asIs.steps.length === 0 && <p class="muted">{text.none}</p>}
      {ahead !== null && ahead.asIs.steps.length > 0 && (
        <>
          <BandChart
            title={text.profit}
            asIs={ahead.asIs.steps.map((step) => step.profitMicroCents)}
            drafted={ahead.drafted?.steps.map((step) => step.profitMicroCents) ?? null}
            format={text.money}
            axis={text.axisMoney}
            least={100_000_000}
            starts
          />
          <BandChart
            title={text.inTime}
            asIs={ahead.asIs.steps.map((step) => step.inTime)}
            drafted={ahead.drafted?.steps.map((step) => step.inTime) ?? null}
            format={text.share}
            axis={text.axisShare}
            least={0.02}
          />
          {ahead.drafted !== null && <Verdicts verdicts={ahead.drafted.verdicts} />}
          <p class="plan-how muted">{text.how}</p>
        </>
      )}
      <Draft aids={aids} />
    </Group>
  );
}

function Verdicts({ verdicts }: { verdicts: readonly Verdict[] }) {
  const refusals = verdicts.filter((verdict) => !verdict.ok);
  const [first] = refusals;
  if (first === undefined || first.ok) return null;
  const reason = words.refusals.sentence(first.code, first.numbers);
  return <p class="text-bad">{text.refusedPart(refusals.length, reason)}</p>;
}

/** A change to try: typed, or taken from the sizes below. It is played, not ordered. */
function Draft({ aids }: { aids: PlanningAids }) {
  const { draft } = findings();
  const [line, setLine] = useState('');
  const [said, setSaid] = useState('');
  const lines = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    return now === null || book === null ? [] : draft.map((command) => realCommand(command, now.facts, book));
  }, [draft]);
  const tryLine = (event: Event) => {
    event.preventDefault();
    const [now, book] = [view.peek(), rules.peek()];
    if (now === null || book === null || line.trim() === '') return;
    const reading = readCommand(line.trim(), now.facts, book);
    setSaid(reading.ok ? '' : complaint(reading));
    if (!reading.ok) return;
    setLine('');
    tryOut([reading.command]);
  };
  if (draft.length > 0) {
    return (
      <div class="plan-draft">
        <p class="small-title">{text.draft(draft.length)}</p>
        {lines.slice(0, 3).map((one) => (
          <code key={one}>{one}</code>
        ))}
        {lines.length > 3 && <span class="muted">…</span>}
        <button type="button" class="button act-button" onClick={() => setDraft([])}>
          <Icon of={X} size={16} /> <span class="act-label">{text.drop}</span>
        </button>
      </div>
    );
  }
  const sizes = sizesNow(aids).filter(({ kind }) => kind === 'deployment'); // a VM has to be stopped first
  return (
    <form class="plan-draft" onSubmit={tryLine}>
      <label class="form-row">
        <span>{text.whatIf}</span>
        <input
          class="field mono"
          value={line}
          placeholder={text.whatIfHint}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => setLine(event.currentTarget.value)}
        />
      </label>
      {said !== '' && <p class="act-reason">{said}</p>}
      <div class="choices">
        <button type="submit" class="button">
          <Icon of={FlaskConical} size={16} /> {text.tryIt}
        </button>
        {sizes.length > 1 && (
          <button type="button" class="button" onClick={() => tryOut(sizes.map(({ command }) => command))}>
            {text.allSizes}
          </button>
        )}
      </div>
    </form>
  );
}

function tryOut(commands: readonly Command[]): void {
  setDraft(commands);
  void lookAhead();
}

function sizesNow(aids: PlanningAids): readonly SizeAdvice[] {
  const [now, book] = [view.peek(), rules.peek()];
  return now === null || book === null ? [] : sizeAdvice(aids, now.facts, book);
}

function domainName({ kind, index }: Domain): string {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return '';
  if (kind === 'host') return byId(now.hosts, index)?.name ?? '';
  if (kind === 'rack') return text.rack(book.scenario.racks[index]?.name ?? '');
  return text.feed(book.feeds[book.feedOf[index] ?? -1] ?? '');
}

function refugeName({ kind, id }: Refuge): string {
  const [now, book] = [view.peek(), rules.peek()];
  if (now === null || book === null) return '';
  return kind === 'vm' ? nameOf('vm', id, now.facts, book) : words.names.pod(instanceName(id, now.facts, book));
}

function LossList({ aids }: { aids: PlanningAids }) {
  const book = rules.value;
  if (book === null) return null;
  const { hurting, safe } = lossesOf(aids, book);
  return (
    <Group title={text.loss}>
      {hurting.length === 0 && <p class="plan-line">{text.allSafe}</p>}
      <ul class="plan-list">
        {hurting.map((domain) => {
          const lost = domain.refuges.filter(({ place }) => place === 0);
          return (
            <li key={`${domain.kind}${domain.index}`}>
              <HealthMark health="bad" size={12} label={words.common.health.bad} />
              <strong>{domainName(domain)}</strong>
              <span class="mono">{text.homeless(lost.length, domain.refuges.length)}</span>
              <span class="muted">{text.things(lost.map(refugeName))}</span>
            </li>
          );
        })}
      </ul>
      {hurting.length > 0 && safe.length > 0 && <p class="plan-line muted">{text.safe(safe.map(domainName))}</p>}
    </Group>
  );
}

const CELLS = 20;

function Fewest({ aids }: { aids: PlanningAids }) {
  const { bound, used, score } = aids.bound;
  return (
    <Group title={text.fewest}>
      <p class="plan-line">{text.bound(bound, used)}</p>
      <p class="plan-score">
        <span class="cells cells-ok" aria-hidden="true">
          {Array.from({ length: CELLS }, (_, cell) => (
            <i key={cell} class={cell < Math.round(score * CELLS) ? 'on' : ''} />
          ))}
        </span>
        <span class="mono">{text.scoreValue(score)}</span> <span class="muted">{text.score}</span>
      </p>
    </Group>
  );
}

function Sizes({ aids }: { aids: PlanningAids }) {
  const advice = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    return sizeAdvice(aids, now.facts, book).map((one) => ({
      ...one,
      name: words.names.service(nameOf(one.kind, one.id, now.facts, book)),
    }));
  }, [aids]);
  const hasHistory = aids.podSizes.length + aids.vmSizes.length > 0;
  return (
    <Group title={text.sizes}>
      {advice.length === 0 && <p class="muted">{hasHistory ? text.sizesNone : text.sizesEarly}</p>}
      {advice.length > 0 && <p class="plan-how muted">{text.sizesHow}</p>}
      <ul class="plan-list">
        {advice.map((one) => {
          return (
            <li key={`${one.kind}${one.id}`} class="plan-size">
              <strong>{one.name}</strong>
              <span class="muted">{one.kind === 'vm' ? text.vmWhat : text.podWhat}</span>
              <p>
                <span>{(one.kind === 'vm' ? text.vmCpu : text.podCpu)(one.from[0], one.to[0])}</span>
                <span>{text.memory(one.from[1], one.to[1])}</span>
              </p>
              <div class="choices">
                <Act command={one.command} label={text.set} icon={SlidersHorizontal} quiet={one.kind === 'vm'} />
                {one.kind === 'deployment' && (
                  <button
                    type="button"
                    class="button"
                    aria-label={text.tryOf(one.name)}
                    onClick={() => tryOut([one.command])}
                  >
                    <Icon of={FlaskConical} size={16} /> {text.tryIt}
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}

/** The dearest are told at once. */
const DEAREST = 6;

function Costs({ aids }: { aids: PlanningAids }) {
  const rows = costRows(aids.costs);
  const first = rows.filter((row, place) => place < DEAREST || row.service < 0);
  const rest = rows.filter((row) => !first.includes(row));
  return (
    <Group title={text.costs}>
      <CostTable rows={first} />
      {rest.length > 0 && (
        <details class="plan-more">
          <summary>{text.more(rest.length)}</summary>
          <CostTable rows={rest} />
        </details>
      )}
    </Group>
  );
}

function CostTable({ rows }: { rows: PlanningAids['costs'] }) {
  const name = (service: number) =>
    service < 0 ? text.idle : words.names.service(rules.peek()?.services[service]?.id ?? '');
  return (
    <table class="plan-costs">
      <thead>
        <tr>
          <th scope="col">{text.service}</th>
          <th scope="col">{text.perThousand}</th>
          <th scope="col">{text.perHour}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.service}>
            <th scope="row">{name(row.service)}</th>
            <td class="mono">{text.thousand(row.perThousandMicroCents)}</td>
            <td class="mono">{text.hour(row.perHourMicroCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
