/** The story of the match, asked for until it is told: adding up a big match takes the server a moment. */
import { useEffect, useState } from 'preact/hooks';
import type { Debrief } from '../../../shared/play/story.ts';
import { source } from '../../store/session.ts';

const AGAIN_MS = 1500;
const TRIES = 20;

export function useDebrief(): Debrief | 'none' | undefined {
  const [story, setStory] = useState<Debrief | 'none'>();
  const from = source.value;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = async (tries: number): Promise<void> => {
      const told = (await from?.debrief().catch(() => null)) ?? null;
      if (gone) return;
      if (told !== null) setStory(told);
      else if (tries >= TRIES) setStory('none');
      else timer = setTimeout(() => void ask(tries + 1), AGAIN_MS);
    };
    void ask(1);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [from]);
  return story;
}
