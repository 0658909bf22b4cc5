/** What someone should look at now, worst first, each a way to what it is about. */
import { isFar } from '../../shared/sim/beyond/regions.ts';
import { HealthMark } from '../look/marks.tsx';
import { type Alert, alertsOf } from '../play/health.ts';
import { nameOf } from '../play/naming.ts';
import { frame, rules, view } from '../store/session.ts';
import { regionOf } from '../text/content.ts';
import { wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { signWhere } from './signs.ts';
import { useSlice } from './slice.ts';
import { select } from './stage.ts';

const text = words.reading;
/** More is no list to act on; the rest is counted. */
const MOST = 8;

interface AlertLine {
  readonly key: string;
  readonly health: 'bad' | 'watch';
  readonly title: string;
  readonly note: string;
  readonly alert: Alert;
  readonly host: number; // of a sign about a machine; 0: it is about something else
}

function lineOf(alert: Alert): AlertLine | null {
  const [now, book, at] = [view.value, rules.value, frame.value];
  if (now === null || book === null || at === null) return null;
  const { key, health, kind, subject, count } = alert;
  const line = (title: string, note = '', host = 0): AlertLine => ({ key, health, title, note, alert, host });
  const service = words.names.service(book.services[subject]?.id ?? '');
  const said = words.game.alerts;
  if (kind === 'pending') return line(said.pending(service, count));
  if (kind === 'service') return line(said.service(service, health === 'bad'));
  if (kind === 'region') return line(said.region(regionOf(book.regions[subject]?.id ?? ''), count));
  if (kind === 'host') return line(said.host(now.hosts.find((host) => host.id === subject)?.name ?? ''));
  if (kind === 'edge') return line(said.edge(nameOf('edge', subject, now.facts, book), health === 'bad'));
  const sign = now.signs.find((one) => one.id === subject);
  if (sign === undefined) return null;
  const title = words.game.signs.of(sign.kind).title(signWhere(sign, now, book));
  const isHost = now.hosts.some((host) => host.id === sign.targetId) && /^(host|os|daemon)\./.test(sign.kind);
  return line(title, words.game.signs.in(wait(sign.dueTick - at.tick, at.pace)), isHost ? sign.targetId : 0);
}

function jump({ alert, host }: AlertLine): void {
  if (alert.kind === 'host' || alert.kind === 'edge') select({ kind: alert.kind, id: alert.subject });
  else if (alert.kind === 'region') select({ kind: 'service', index: entryOf(alert.subject) });
  else if (alert.kind === 'sign') host > 0 && select({ kind: 'host', id: host });
  else select({ kind: 'service', index: alert.subject });
}

/** Where requests from far away come in, whose *Why?* tells the way they have: the door of the first type that is late. */
function entryOf(region: number): number {
  const book = rules.value;
  const away = book?.regions[region];
  return (away && book?.types.find((type) => isFar(away, type))?.path[0]) ?? 0;
}

export function AlertList({ onJump, most = MOST }: { onJump?: () => void; most?: number }) {
  const lines = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    if (now === null || book === null) return [];
    return alertsOf(now, book)
      .map(lineOf)
      .filter((line) => line !== null);
  });
  if (lines.length === 0) return <p class="muted">{text.inspector.allWell}</p>;
  return (
    <ul class="alert-list">
      {lines.slice(0, most).map((line) => {
        const leads = line.alert.kind !== 'sign' || line.host > 0;
        const inside = (
          <>
            <HealthMark health={line.health} size={13} label={words.common.health[line.health]} />
            <span class="grow">{line.title}</span>
            <span class="mono muted">{line.note}</span>
          </>
        );
        return (
          <li key={line.key}>
            {leads ? (
              <button
                type="button"
                class="alert-line"
                onClick={() => {
                  jump(line);
                  onJump?.();
                }}
              >
                {inside}
              </button>
            ) : (
              <div class="alert-line">{inside}</div>
            )}
          </li>
        );
      })}
      {lines.length > most && <li class="muted">{text.top.moreAlerts(lines.length - most)}</li>}
    </ul>
  );
}
