/** A replay file from home, from anybody: read, played again in this browser, and told like a match of one's own. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { teamNameOf } from '../../shared/wire/symbols.ts';
import { loadContent, rulebookOf } from '../source/content.ts';
import type { Trouble } from '../source/replay/calls.ts';
import { ReplaySource } from '../source/replay-source.ts';
import type { TeamInfo } from '../source/source.ts';
import { around } from '../text/class.ts';
import { titleOf } from '../text/content.ts';
import { told } from '../text/debrief.ts';
import { memory, percent } from '../text/format.ts';
import { flagsOf } from './debrief/flags.ts';
import { ReplaySection } from './debrief/replay/replay-section.tsx';
import { troubleWords } from './debrief/replay/trouble.ts';
import { type Ready, readyNow } from './debrief/replay/use-replay.ts';
import type { Tale } from './debrief/tale.ts';
import { Figures } from './debrief.tsx';
import { Brand } from './parts/brand.tsx';
import { FileButton } from './parts/file-button.tsx';
import { Link } from './parts/link.tsx';

const say = told.opened;
/** A lesson of 50 teams is a tenth of it; more is no log, and reading it would hold the page up. */
const FILE_MAX_MIB = 64;
const MIB = 1024 * 1024;

type State =
  | { readonly is: 'empty' }
  | { readonly is: 'reading'; readonly share: number }
  | { readonly is: 'trouble'; readonly text: string }
  | { readonly is: 'open'; readonly tale: Tale };

export function OpenedReplay() {
  const [state, setState] = useState<State>({ is: 'empty' });
  const current = useRef<ReplaySource>(undefined);
  useEffect(() => () => current.current?.close(), []);
  const read = async (file: File) => {
    current.current?.close();
    if (file.size > FILE_MAX_MIB * MIB) return setState({ is: 'trouble', text: say.tooLarge(memory(FILE_MAX_MIB)) });
    setState({ is: 'reading', share: 0 });
    const replay = new ReplaySource();
    current.current = replay;
    const isCurrent = () => current.current === replay;
    try {
      const tale = await taleOf(
        replay,
        await file.text(),
        (share) => isCurrent() && setState({ is: 'reading', share }),
      );
      if (isCurrent()) setState({ is: 'open', tale });
    } catch (error) {
      const { code = 'log.failed', message = '' } = error as Partial<Trouble>;
      if (isCurrent()) setState({ is: 'trouble', text: troubleWords({ code, tick: 0, message }) });
    }
  };
  const tale = state.is === 'open' ? state.tale : null;
  return (
    <div class="debrief">
      <header class="debrief-top">
        <Brand />
        <h1>{tale === null ? say.title : around.ending.title}</h1>
        {tale !== null && (
          <p class="muted">{around.ending.match(titleOf(tale.rules.scenario), tale.story.teams.length)}</p>
        )}
        <div class="ways-on">
          <Link class="button" to={{ name: 'home' }}>
            {say.home}
          </Link>
        </div>
      </header>
      <main class="debrief-main">
        <section class="panel open-replay">
          <p>{say.lead}</p>
          <FileButton
            label={say.choose}
            accept=".jsonl,.txt,application/x-ndjson"
            onFiles={([file]) => void read(file)}
          />
          <p role="status">
            {state.is === 'reading' &&
              (state.share === 0 ? say.reading : told.replay.loading(percent(Math.round(100 * state.share) / 100)))}
          </p>
          <p role="alert" class="trouble">
            {state.is === 'trouble' && state.text}
          </p>
        </section>
        {tale !== null && (
          <>
            <Figures key={tale.story.hash} tale={tale} />
            <ReplaySection key={`replay ${tale.story.hash}`} tale={tale} led={null} />
          </>
        )}
      </main>
    </div>
  );
}

/** @throws ReplayTrouble */
async function taleOf(replay: ReplaySource, text: string, progress: (share: number) => void): Promise<Tale> {
  const content = await loadContent();
  const opened = await replay.open(text, content, progress);
  const ready: Ready = { replay, opened };
  // A log has no names: teams are called as they are before anybody renames them.
  const infos: TeamInfo[] = opened.debrief.teams.map(({ index }) => ({ index, name: teamNameOf(index), shape: index }));
  const { debrief: story } = opened;
  const rules = rulebookOf(content, opened.scenario);
  const without: Tale['without'] = (team, incident) =>
    replay.other(team, { do: 'withoutIncident', incident }, () => {});
  return {
    story,
    infos,
    rules,
    own: -1,
    flags: flagsOf(story, -1, rules),
    closed: [],
    replaying: readyNow(ready),
    improved: null,
    without,
  };
}
