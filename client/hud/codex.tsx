/** The codex' places in the page. What is in it comes with the first question, in the page's language. */
import { useEffect, useState } from 'preact/hooks';
import { words } from '../text/index.ts';
import { panel } from './stage.ts';
import { asked } from './topic.ts';

type Loaded = Pick<typeof import('../codex/codex.tsx'), 'CodexPanel' | 'CodexPop'>;
let loaded: Loaded | null = null;

async function load(): Promise<Loaded> {
  const { CodexPanel, CodexPop, learnWords } = await import('../codex/codex.tsx');
  await learnWords();
  loaded = { CodexPanel, CodexPop };
  return loaded;
}

/** Null: on its way. Asked again after a failure, it tries again. */
function useCodex(): Loaded | 'failed' | null {
  const [state, setState] = useState<Loaded | 'failed' | null>(loaded);
  useEffect(() => {
    let isGone = false;
    if (loaded === null) {
      load()
        .then((codex) => !isGone && setState(codex))
        .catch(() => !isGone && setState('failed'));
    }
    return () => {
      isGone = true;
    };
  }, []);
  return state;
}

export function Codex() {
  const codex = useCodex();
  if (codex === null || codex === 'failed') {
    return (
      <p class="muted" role="status">
        {words.codex[codex === null ? 'loading' : 'failed']}
      </p>
    );
  }
  return <codex.CodexPanel />;
}

/** Over the page: the pop-over of a question mark and, where there is no right panel, the codex itself. */
export function CodexOver({ isPhone }: { isPhone: boolean }) {
  const at = asked.value;
  return (
    <>
      {at !== null && <Pop key={JSON.stringify(at.topic)} topic={at.topic} by={at.by} />}
      {isPhone && panel.value.kind === 'codex' && (
        <div class="codex-sheet">
          <Codex />
        </div>
      )}
    </>
  );
}

function Pop({ topic, by }: NonNullable<typeof asked.value>) {
  const codex = useCodex();
  if (codex === null || codex === 'failed') return null;
  return <codex.CodexPop topic={topic} by={by} />;
}
