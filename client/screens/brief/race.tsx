/** Before a level: a stored run to race against, one's best of this browser or one from a file, played through at once. */
import { Flag } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Scenario } from '../../../shared/content/schema.ts';
import { Icon } from '../../look/icon.tsx';
import type { Content } from '../../source/content.ts';
import type { Trouble } from '../../source/replay/calls.ts';
import { ReplaySource } from '../../source/replay-source.ts';
import { ghostOf } from '../../store/ghosts.ts';
import { race } from '../../store/race.ts';
import { go } from '../../store/route.ts';
import { memory, money, percent } from '../../text/format.ts';
import { race as say } from '../../text/race.ts';
import { troubleWords } from '../debrief/replay/trouble.ts';
import { FileButton } from '../parts/file-button.tsx';

/** As a server takes them: a level's log has some 10 kB. */
const FILE_MAX_MIB = 1;
const MIB = 1024 * 1024;

export function RaceChoice({ content, level }: { content: Content; level: Scenario }) {
  const [said, setSaid] = useState({ progress: '', trouble: '' });
  const replay = useRef<ReplaySource>(undefined);
  useEffect(() => () => replay.current?.close(), []);
  const best = ghostOf(level.id, content.hash);

  const trouble = (text: string) => setSaid({ progress: '', trouble: text });
  async function start(log: string): Promise<void> {
    replay.current?.close();
    replay.current = new ReplaySource();
    setSaid({ progress: say.reading, trouble: '' });
    const told = (share: number) =>
      setSaid({ progress: say.progress(percent(Math.round(100 * share) / 100)), trouble: '' });
    try {
      const { scenario, seed, teams, endTick, debrief } = await replay.current.open(log, content, told);
      if (scenario !== level.id) return trouble(say.otherLevel);
      const [team] = debrief.teams;
      if (teams !== 1 || team === undefined) return trouble(say.others);
      race.value = { scenario, seed, endTick, curve: team.samples };
      go({ name: 'here', scenario });
    } catch (error) {
      const { code = 'log.failed', tick = 0, message = '' } = error as Partial<Trouble>;
      trouble(troubleWords({ code, tick, message }));
    }
  }
  const read = async (file: File) => {
    if (file.size > FILE_MAX_MIB * MIB) return trouble(say.tooLarge(memory(FILE_MAX_MIB)));
    await start(await file.text());
  };
  return (
    <section class="brief-race">
      <h2>{say.title}</h2>
      <p class="muted">{say.lead}</p>
      {best !== undefined && (
        <button type="button" class="button" onClick={() => void start(best.log)}>
          <Icon of={Flag} /> {say.best(money(best.profitMicroCents))}
        </button>
      )}
      <FileButton
        label={say.file}
        accept=".jsonl,.txt,application/x-ndjson"
        quiet
        onFiles={([file]) => void read(file)}
      />
      <p role="status">{said.progress}</p>
      <p class="trouble" role="alert">
        {said.trouble}
      </p>
    </section>
  );
}
