/** The level of the day: what it is, Play, who was best so far, and what became of one's own runs. */
import { Play } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { DailyTable } from '../../shared/wire/daily.ts';
import { Icon } from '../look/icon.tsx';
import { type Content, levelsOf } from '../source/content.ts';
import { dailyNow, loadTable } from '../store/daily.ts';
import { keepCampaign } from '../store/offline.ts';
import { outbox } from '../store/outbox.ts';
import { isStatic } from '../store/site.ts';
import { briefOf, titleOf } from '../text/content.ts';
import { daily as say } from '../text/daily.ts';
import { count, dayOf, money } from '../text/format.ts';
import { words } from '../text/index.ts';
import { Unsent } from './daily/unsent.tsx';
import { Brand } from './parts/brand.tsx';
import { Link } from './parts/link.tsx';
import { Stars } from './parts/stars.tsx';
import { Unreachable } from './parts/unreachable.tsx';
import { useContent } from './parts/use-content.ts';
import '../styles/screens.css';
import '../styles/screens-daily.css';

export function Daily() {
  const [content, load] = useContent();
  useEffect(() => void keepCampaign(), []);
  return (
    <div class="page daily">
      <header class="page-top">
        <Brand />
        <h1>{say.title}</h1>
        <Link class="button quiet end" to={{ name: 'levels' }}>
          {words.screens.levels.title}
        </Link>
      </header>
      <main>
        {content === 'unreachable' && <Unreachable again={load} />}
        {content !== undefined && content !== 'unreachable' && <Sheet content={content} />}
      </main>
    </div>
  );
}

function Sheet({ content }: { content: Content }) {
  const { date, scenario } = dailyNow(content);
  const level = levelsOf(content).find(({ id }) => id === scenario);
  if (level === undefined) return null;
  return (
    <>
      <section class="panel daily-level">
        <p class="mono muted">
          {dayOf(date)} · {level.number} · {words.screens.levels.minutes(level.realMinutes)}
        </p>
        <h2>{titleOf(level)}</h2>
        <p>{briefOf(level).join(' ')}</p>
        <p class="muted">{say.lead}</p>
        <Link class="button primary large" to={{ name: 'today' }}>
          <Icon of={Play} /> {say.play}
        </Link>
      </section>
      <Unsent here />
      <section class="panel daily-table">
        <h2>{say.table}</h2>
        {isStatic ? <p>{say.noTable}</p> : <Best content={content.hash} />}
      </section>
    </>
  );
}

/** Read anew whenever a run of one's own was decided. */
function Best({ content }: { content: string }) {
  const [table, setTable] = useState<DailyTable | 'away'>();
  const { fates } = outbox.value;
  useEffect(() => {
    let isWanted = true;
    loadTable().then(
      (found) => isWanted && setTable(found),
      () => isWanted && setTable('away'),
    );
    return () => {
      isWanted = false;
    };
  }, [fates]);
  if (table === undefined) return <p role="status">{say.reading}</p>;
  if (table === 'away') return <p role="status">{say.away}</p>;
  return (
    <>
      {table.content !== content && (
        <p class="trouble" role="alert">
          {say.older}{' '}
          <button type="button" class="button" onClick={() => location.reload()}>
            {say.reload}
          </button>
        </p>
      )}
      {table.rows.length === 0 ? <p>{say.nobody}</p> : <Rows table={table} />}
    </>
  );
}

function Rows({ table }: { table: DailyTable }) {
  return (
    <table>
      <caption class="visually-hidden">{say.table}</caption>
      <thead>
        <tr>
          <th scope="col">{say.place}</th>
          <th scope="col">{say.name}</th>
          <th scope="col">{say.stars}</th>
          <th scope="col">{say.profit}</th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ name, stars, whole, profitMicroCents }, place) => (
          <tr key={place}>
            <td class="mono">{count(place + 1)}</td>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td>{whole ? <Stars won={stars} size={16} /> : <span class="muted">{say.early}</span>}</td>
            <td class="mono">{money(profitMicroCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
