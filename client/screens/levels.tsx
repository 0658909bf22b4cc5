/** The campaign: six racks on one cable, lit as far as one has come, the next level on a plate below, and a shelf. */
import { Download, Play } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { type Content, levelsOf } from '../source/content.ts';
import { keepCampaign } from '../store/offline.ts';
import { addProgress, progress, progressFile, readProgressFile, starsWon } from '../store/progress.ts';
import { briefOf } from '../text/content.ts';
import { money } from '../text/format.ts';
import { words } from '../text/index.ts';
import { type Bay, chaptersOf, nextBay, sideBays, starsPossible } from './levels/campaign.ts';
import { Rack } from './levels/rack.tsx';
import { Shelf } from './levels/shelf.tsx';
import { Brand } from './parts/brand.tsx';
import { FileButton } from './parts/file-button.tsx';
import { Link } from './parts/link.tsx';
import { saveFile } from './parts/save-file.ts';
import { Star } from './parts/stars.tsx';
import { Unreachable } from './parts/unreachable.tsx';
import { useContent } from './parts/use-content.ts';
import '../styles/screens.css';
import '../styles/screens-levels.css';

const say = words.screens.levels;

export function Levels() {
  const [content, load] = useContent();
  const ready = content !== undefined && content !== 'unreachable';
  useEffect(() => void keepCampaign(), []);
  return (
    <div class="page levels">
      <header class="page-top">
        <Brand />
        <h1 class="levels-title">{say.title}</h1>
        {ready && <OwnProgress />}
        {ready && <StarCount of={starsPossible(levelsOf(content))} />}
      </header>
      <main>
        {content === undefined && <Outline />}
        {content === 'unreachable' && <Unreachable again={load} />}
        {ready && <Campaign content={content} />}
      </main>
    </div>
  );
}

export function StarCount({ of }: { of: number }) {
  return (
    <p class="star-count end">
      <Star size={26} />
      <b class="mono">{starsWon()}</b> <span class="muted">{say.of(of)}</span>
    </p>
  );
}

/** One's stars as a file: to go on elsewhere, or for whoever teaches. */
function OwnProgress() {
  const [trouble, setTrouble] = useState('');
  const read = async (file: File) => {
    const found = readProgressFile(await file.text());
    if (found !== undefined) addProgress(found);
    setTrouble(found === undefined ? say.notProgress(file.name) : '');
  };
  return (
    <div class="own-progress">
      <button type="button" class="button quiet" onClick={() => saveFile(FILE, progressFile(), 'application/json')}>
        <Icon of={Download} /> {say.save}
      </button>
      <FileButton label={say.read} accept=".json,application/json" quiet onFiles={([file]) => void read(file)} />
      <Link class="button quiet" to={{ name: 'daily' }}>
        {words.screens.home.daily}
      </Link>
      <Link class="button quiet" to={{ name: 'lab' }}>
        {say.lab}
      </Link>
      <Link class="button quiet" to={{ name: 'course' }}>
        {say.course}
      </Link>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </div>
  );
}
const FILE = 'headroom-progress.json';

function Campaign({ content }: { content: Content }) {
  const chapters = chaptersOf(levelsOf(content), progress.value);
  const next = nextBay(chapters);
  // The cable is lit up to the furthest bay that was won or can be played next.
  const reached = chapters.flatMap((chapter) => chapter.bays).filter((bay) => bay.stars > 0 || bay === next);
  const furthest = Math.max(0, ...reached.map((bay) => Number(bay.number[0])));
  return (
    <>
      <div class="racks">
        {chapters.map((chapter) => (
          <Rack key={chapter.number} chapter={chapter} lit={chapter.number <= furthest} next={next} />
        ))}
      </div>
      {next === undefined ? <p class="panel plate">{say.allWon}</p> : <Plate bay={next} />}
      <Shelf bays={sideBays(levelsOf(content), progress.value)} />
    </>
  );
}

function Plate({ bay }: { bay: Bay }) {
  const { level } = bay;
  if (level === null) return null;
  const best = progress.value[level.id];
  return (
    <section class="panel plate">
      <div class="plate-words">
        <h2>
          <span class="mono">{bay.number}</span> {bay.title}
        </h2>
        <p>{briefOf(level)[0]}</p>
        <p class="muted">
          {say.minutes(level.realMinutes)}
          {best !== undefined && ` · ${say.best(money(best.profitMicroCents))}`}
        </p>
      </div>
      <Link class="button primary large" to={{ name: 'brief', level: level.id }}>
        <Icon of={Play} />
        {best === undefined ? say.play : say.again}
      </Link>
    </section>
  );
}

function Outline() {
  return (
    <div class="racks" aria-hidden="true">
      {say.chapters.map((chapter) => (
        <div key={chapter.title} class="rack outline-only" />
      ))}
    </div>
  );
}
