/** The game screen: everything around the floor. On a phone it is a companion to a larger screen. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { frame, onEvents } from '../store/session.ts';
import { playEvents } from '../store/sound.ts';
import '../styles/game.css';
import '../styles/game-panels.css';
import '../styles/companion.css';
import { Companion } from './companion.tsx';
import { DemandStrip } from './demand-strip.tsx';
import { Feed, SpokenAlerts, useFeed } from './feed.tsx';
import { FloorPlace } from './floor.tsx';
import { useKeys } from './keys.ts';
import { RightPanel } from './right-panel.tsx';
import { Services } from './services.tsx';
import { useSlice } from './slice.ts';
import { clearStage } from './stage.ts';
import { TopBar } from './top-bar.tsx';

const narrow = matchMedia('(max-width: 640px)');
const isPhone = signal(narrow.matches);
narrow.addEventListener('change', (event) => {
  isPhone.value = event.matches;
});

export function Game() {
  useFeed();
  useKeys();
  useEffect(() => clearStage, []);
  useEffect(() => {
    onEvents.add(playEvents);
    return () => {
      onEvents.delete(playEvents);
    };
  }, []);
  const isPaused = useSlice(() => frame.value?.paused ?? false);
  return (
    <>
      {isPhone.value ? (
        <Companion />
      ) : (
        <div class={`game${isPaused ? ' is-paused' : ''}`}>
          <TopBar />
          <Services />
          <FloorPlace />
          <RightPanel />
          <DemandStrip />
          <Feed />
        </div>
      )}
      <SpokenAlerts />
    </>
  );
}
