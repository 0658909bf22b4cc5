/** On the way from a level that was won to its debrief: its stars land, one and a half seconds, any key goes on. */
import { Star } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { isJustPlayed, levelIsTold } from '../store/just-played.ts';
import { motion } from '../store/preferences.ts';
import { play } from '../store/sound.ts';
import { words } from '../text/index.ts';
import '../styles/level-won.css';

const SHOWN_MS = 1500;
const EACH_MS = 220; // from star to star
const STARS = 3;

/** Its still form is the debrief itself, which shows the same stars. */
export function LevelWon({ stars }: { stars: number }) {
  const [isShown, setShown] = useState(() => isJustPlayed() && stars > 0 && motion.value !== 'reduced');
  useEffect(() => {
    levelIsTold();
    if (!isShown) return;
    play('star');
    const end = () => setShown(false);
    const timer = setTimeout(end, SHOWN_MS);
    for (const kind of ['keydown', 'pointerdown'] as const) addEventListener(kind, end);
    return () => {
      clearTimeout(timer);
      for (const kind of ['keydown', 'pointerdown'] as const) removeEventListener(kind, end);
    };
  }, []);
  if (!isShown) return null;
  return (
    <div class="level-won" aria-hidden="true">
      <ol>
        {Array.from({ length: STARS }, (_, index) => (
          <li
            key={index}
            class={index < stars ? 'is-won' : ''}
            style={{ animationDelay: `${(index + 1) * EACH_MS}ms` }}
          >
            <Icon of={Star} size={64} />
          </li>
        ))}
      </ol>
      <strong>{words.motion.won(stars)}</strong>
      <span class="muted">{words.motion.skip}</span>
    </div>
  );
}
