/** What would have happened with one thing changed: chosen by the class, played again, told in money and answers in time. */
import { useEffect, useState } from 'preact/hooks';
import { TICKS_PER_MINUTE } from '../../../../shared/base/units.ts';
import type { OtherWay } from '../../../../shared/play/other-day.ts';
import { CAUSES } from '../../../../shared/sim/world.ts';
import type { Otherwise, Ways } from '../../../source/replay/calls.ts';
import { canBeEarlier, EARLIER_TICKS, earlier, without } from '../../../source/replay/other-ways.ts';
import type { Done } from '../../../source/replay/reel.ts';
import { told } from '../../../text/debrief.ts';
import { clock, moneyChange, percent } from '../../../text/format.ts';
import { words } from '../../../text/index.ts';
import { incidentWords } from '../flags.ts';
import { changeWords, inTimeWords } from '../same-day.tsx';
import type { Ready } from './use-replay.ts';

const say = told.whatIf;

interface Choice {
  readonly text: string;
  readonly way: OtherWay;
}
type Kind = 'host' | 'incident' | 'earlier' | 'order';
const KINDS: readonly Kind[] = ['host', 'incident', 'earlier', 'order'];
interface Found {
  readonly text: string;
  readonly other: Otherwise;
}

export function WhatIf({ ready, team }: { ready: Ready; team: number }) {
  const { replay } = ready;
  const [ways, setWays] = useState<Ways | null>(null);
  const [kind, setKind] = useState<Kind>('host');
  const [place, setPlace] = useState(0);
  const [running, setRunning] = useState(-1);
  const [found, setFound] = useState<readonly Found[]>([]);
  useEffect(() => {
    let isGone = false;
    setWays(null);
    setFound([]);
    replay.ways(team).then(
      (next) => !isGone && setWays(next),
      () => {}, // nothing is offered then
    );
    return () => {
      isGone = true;
    };
  }, [replay, team]);
  const choices = ways === null ? [] : choicesOf(kind, ways, ready);
  const chosen = choices[place] ?? choices[0];
  const run = async () => {
    if (chosen === undefined) return;
    setRunning(0);
    const other = await replay.other(team, chosen.way, setRunning).catch(() => null);
    setRunning(-1);
    if (other !== null) setFound((before) => [{ text: titleOf(kind, chosen), other }, ...before]);
  };
  return (
    <div class="what-if-panel">
      <h3>{say.title}</h3>
      <p class="muted">{say.lead}</p>
      <div class="replay-bar">
        <label>
          <span>{say.kind}</span>
          <select
            value={kind}
            onChange={(event) => {
              setKind(event.currentTarget.value as Kind);
              setPlace(0);
            }}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {kindWords(one)}
              </option>
            ))}
          </select>
        </label>
        {kind !== 'host' && choices.length > 0 && (
          <label>
            <span>{say.which}</span>
            <select value={place} onChange={(event) => setPlace(Number(event.currentTarget.value))}>
              {choices.map(({ text }, index) => (
                <option key={index} value={index}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        )}
        <button
          type="button"
          class="button primary"
          disabled={chosen === undefined || running >= 0}
          onClick={() => void run()}
        >
          {running >= 0 ? say.running(percent(Math.round(100 * running) / 100)) : say.run}
        </button>
      </div>
      {ways !== null && choices.length === 0 && <p class="muted">{emptyWords(kind)}</p>}
      <div role="status">
        <ul class="what-if-found">
          {found.map(({ text, other }, index) => (
            <li key={found.length - index}>
              <Told text={text} other={other} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Told({ text, other }: Found) {
  const { profitMicroCents, inTimeChange, causes } = other;
  return (
    <>
      <span class="muted">{text}</span>
      <strong>{say.result(changeWords(profitMicroCents))}</strong>
      <span>{inTimeWords(other)}</span>
      {causes.length > 0 && (
        <span class="muted">
          {say.causes}:{' '}
          {causes
            .map(
              ({ cause, microCents }) => `${words.names.causes[CAUSES[cause] ?? 'revenue']} ${moneyChange(microCents)}`,
            )
            .join(', ')}
        </span>
      )}
      {profitMicroCents < 0 && inTimeChange >= 0 && <span class="muted">{say.safety}</span>}
    </>
  );
}

function kindWords(kind: Kind): string {
  return kind === 'earlier' ? say.earlier(EARLIER_TICKS / TICKS_PER_MINUTE) : say[kind];
}
const titleOf = (kind: Kind, { text }: Choice): string =>
  text === '' ? kindWords(kind) : `${kindWords(kind)}: ${text}`;
const emptyWords = (kind: Kind): string =>
  kind === 'host' ? say.noHost : kind === 'incident' ? say.noneStruck : say.noOrders;

function choicesOf(kind: Kind, { hostMore, orders }: Ways, { opened }: Ready): readonly Choice[] {
  if (kind === 'host') return hostMore === null ? [] : [{ text: '', way: hostMore }];
  if (kind === 'incident') {
    return opened.struck.map(({ incident, kind: what, tick }) => ({
      text: say.at(incidentWords(what), clock(tick)),
      way: { do: 'withoutIncident', incident },
    }));
  }
  const fit = kind === 'earlier' ? orders.filter(canBeEarlier) : orders;
  return fit.map((order) => ({ text: orderWords(order), way: kind === 'earlier' ? earlier(order) : without(order) }));
}

/** "03:20 Scale cart" where a service is named, else the verb alone. */
function orderWords({ tick, command }: Done): string {
  const service = 'service' in command ? ` ${words.names.service(String(command.service))}` : '';
  const model = command.verb === 'order' ? ` ${command.model}` : '';
  const replicas = 'replicas' in command ? ` (${command.replicas})` : '';
  return say.at(`${words.names.verbs[command.verb]}${service}${model}${replicas}`, clock(tick));
}
