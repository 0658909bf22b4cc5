/** The instructor's lobby: the wall with the code, or the desk on which teams are arranged. */
import { useState } from 'preact/hooks';
import type { Frame } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { words } from '../../text/index.ts';
import type { Press } from '../console/press.ts';
import { Recovery } from '../console/recovery.tsx';
import { Arrange } from './arrange.tsx';
import { ProjectorLobby } from './projector.tsx';

interface Props {
  readonly now: Frame;
  readonly press: Press;
  readonly trouble: string;
}

export function HostLobby(props: Props) {
  const [arranging, setArranging] = useState(false);
  if (arranging) return <Arrange {...props} onDone={() => setArranging(false)} />;
  return <Wall {...props} onArrange={() => setArranging(true)} />;
}

function Wall({ now, press, trouble, onArrange }: Props & { onArrange: () => void }) {
  const lobby = words.screens.lobby;
  return (
    <main>
      <h1 class="visually-hidden">{lobby.title}</h1>
      <ProjectorLobby now={now}>
        <div class="wall-acts">
          <p class="trouble" role="alert">
            {trouble}
          </p>
          <Recovery code={now.code} />
          <button type="button" class="button large" onClick={onArrange}>
            {around.console.lobby.arrange}
          </button>
          <button
            type="button"
            class="button large"
            aria-pressed={now.locked}
            onClick={() => void press({ do: 'lock', on: !now.locked })}
          >
            {now.locked ? lobby.unlock : lobby.lock}
          </button>
          <button type="button" class="button primary large" onClick={() => void press({ do: 'start' })}>
            {lobby.start}
          </button>
        </div>
      </ProjectorLobby>
    </main>
  );
}
