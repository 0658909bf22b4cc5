/** Before a level: three sentences, one picture, three goals, one guess, Start. */
import { ChevronLeft, Play } from 'lucide';
import { useState } from 'preact/hooks';
import { MICRO_CENTS_PER_DOLLAR } from '../../shared/base/units.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import { Icon } from '../look/icon.tsx';
import { Lazily } from '../look/lazily.tsx';
import { type Content, levelsOf, rulebookOf } from '../source/content.ts';
import { go } from '../store/route.ts';
import { createRoom, source, welcome } from '../store/session.ts';
import { isStatic } from '../store/site.ts';
import { briefOf, titleOf } from '../text/content.ts';
import { money, percent } from '../text/format.ts';
import { words } from '../text/index.ts';
import { canGuess, Guess } from './brief/guess.tsx';
import { Picture } from './brief/picture.tsx';
import { starsPossible } from './levels/campaign.ts';
import { StarCount } from './levels.tsx';
import { Brand } from './parts/brand.tsx';
import { doorCode, doorWords } from './parts/door.ts';
import { Link } from './parts/link.tsx';
import { Stars } from './parts/stars.tsx';
import { Unreachable } from './parts/unreachable.tsx';
import { useContent } from './parts/use-content.ts';
import '../styles/screens.css';
import '../styles/screens-levels.css';
import '../styles/screens-brief.css';

const say = words.screens.brief;
const raceChoice = () => import('./brief/race.tsx').then((module) => module.RaceChoice);
/** Side levels belong to no chapter. */
const SIDE = 0;

export function Brief({ level }: { level: string }) {
  const [content, load] = useContent();
  const ready = content !== undefined && content !== 'unreachable';
  const found = ready ? levelsOf(content).find((one) => one.id === level) : undefined;
  const { chapters, side } = words.screens.levels;
  const chapter = chapters[(found?.chapter ?? 0) - 1];
  return (
    <div class="page level-brief">
      <header class="page-top">
        <Brand />
        <nav class="crumbs">
          <Icon of={ChevronLeft} />
          <Link to={{ name: 'levels' }}>{say.campaign}</Link>
          {chapter !== undefined && (
            <span class="muted">
              / {found?.chapter} {chapter.title}
            </span>
          )}
          {found?.chapter === SIDE && <span class="muted">/ {side.title}</span>}
        </nav>
        {ready && <StarCount of={starsPossible(levelsOf(content))} />}
      </header>
      <main class="brief-main">
        {!ready && <h1 class="visually-hidden">{say.campaign}</h1>}
        {content === undefined && <div class="outline-only brief-loading" aria-hidden="true" />}
        {content === 'unreachable' && <Unreachable again={load} />}
        {ready && found === undefined && <p>{say.unknown}</p>}
        {ready && found !== undefined && <Sheet content={content} level={found} />}
      </main>
    </div>
  );
}

function Sheet({ content, level }: { content: Content; level: Scenario }) {
  return (
    <>
      <Picture rules={rulebookOf(content, level.id)} />
      <div class="brief-words">
        <p class="brief-number mono">
          {level.number} · {say.minutes(level.realMinutes, level.realMinutes * level.pace)}
        </p>
        <h1>{titleOf(level)}</h1>
        <p class="brief-text">{briefOf(level).join(' ')}</p>
        <Goals level={level} />
        {canGuess(level) && <Guess level={level} />}
        <Begin level={level} />
        <Lazily load={raceChoice} props={{ content, level }} />
      </div>
    </>
  );
}

/** Each row adds to the one above. */
function Goals({ level }: { level: Scenario }) {
  return (
    <ol class="brief-goals">
      {(level.stars ?? []).map((star, index) => (
        <li key={star.profitDollars}>
          <Stars won={index + 1} of={index + 1} size={24} />
          <div>
            <strong>{say.goal(money(star.profitDollars * MICRO_CENTS_PER_DOLLAR))}</strong>
            <span class="muted">
              {[
                say.inTime(percent(star.inTimeShare)),
                ...(star.surviveAnyOneMinutes > 0 ? [say.survive(star.surviveAnyOneMinutes)] : []),
                ...star.atEnd.map(({ measure, atLeast, atMost }) => words.names.atEnd(measure, atLeast, atMost)),
                ...(star.night ? [say.night] : []),
              ].join(' · ')}
            </span>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Begin({ level }: { level: Scenario }) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  async function start(): Promise<void> {
    if (isStatic) return go({ name: 'here', scenario: level.id });
    setBusy(true);
    setTrouble('');
    try {
      await createRoom({ mode: 'solo', scenario: level.id, teams: 1, seatsPerTeam: 1, nickname: words.common.solo });
      await source.value?.control({ do: 'start' });
      go({ name: 'room', code: welcome.value?.code ?? '' });
    } catch (error) {
      const code = doorCode(error);
      // Who plays alone needs no server: the same match runs in this page.
      if (code === 'unreachable') return go({ name: 'here', scenario: level.id });
      setTrouble(doorWords(code));
      setBusy(false);
    }
  }

  return (
    <div class="brief-start">
      <button type="button" class="button primary large" disabled={busy} onClick={() => void start()}>
        <Icon of={Play} />
        {busy ? say.starting : say.start}
      </button>
      {canGuess(level) && <p class="muted">{say.nudge}</p>}
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </div>
  );
}
