/** The game screen: everything around the floor. On a phone it is a companion to a larger screen. */
import { useEffect } from 'preact/hooks';
import { hasMates } from '../store/crew.ts';
import { recordHistory } from '../store/history.ts';
import { frame, onEvents } from '../store/session.ts';
import { asked } from '../store/soft-lock.ts';
import { playEvents } from '../store/sound.ts';
import '../styles/game.css';
import '../styles/game-panels.css';
import { Lazily } from '../look/lazily.tsx';
import { AlertList } from './alert-list.tsx';
import { CompareSheet } from './chart-fold.tsx';
import { CodexOver } from './codex.tsx';
import { useCrew } from './crew-play.ts';
import { DemandStrip } from './demand-strip.tsx';
import { Dock, drawer } from './dock.tsx';
import { Feed, SpokenAlerts } from './feed.tsx';
import { tellNow, useFeed } from './feed-lines.ts';
import { FloorPlace } from './floor.tsx';
import { useKeys } from './keys.ts';
import { isPhone } from './phone.ts';
import { RightPanel } from './right-panel.tsx';
import { Services } from './services.tsx';
import { SkipLinks } from './skip-links.tsx';
import { useSlice } from './slice.ts';
import { clearStage, openStage } from './stage.ts';
import { TopBar } from './top-bar.tsx';

// One of the two is needed, and a phone seldom grows.
const classOver = () => import('./class/class-over.tsx').then(({ ClassOver }) => ClassOver);
const CLASS_PARTS = { tellNow, AlertList };
const softLock = () => import('./soft-lock.tsx').then((part) => part.SoftLock);
const signalToasts = () => import('./signals.tsx').then((part) => part.SignalToasts);
const companion = () => import('./companion.tsx').then(({ Companion }) => Companion);

export function Game() {
  useCrew();
  useFeed();
  useKeys();
  useEffect(() => {
    openStage();
    return clearStage;
  }, []);
  useEffect(recordHistory, []);
  useEffect(() => {
    onEvents.add(playEvents);
    return () => {
      onEvents.delete(playEvents);
    };
  }, []);
  const isClass = useSlice(() => frame.value?.mode === 'class');
  const isPaused = useSlice(() => frame.value?.paused ?? false);
  return (
    <>
      {isPhone.value ? (
        <Lazily load={companion} props={{}} />
      ) : (
        <div class={`game${isPaused ? ' is-paused' : ''}`} data-drawer={drawer.value}>
          <SkipLinks />
          <TopBar />
          <Services />
          <FloorPlace />
          <CompareSheet />
          <RightPanel />
          <DemandStrip />
          <Feed />
          <Dock />
        </div>
      )}
      <CodexOver isPhone={isPhone.value} />
      {isClass && <Lazily load={classOver} props={CLASS_PARTS} />}
      {hasMates.value && <Lazily load={signalToasts} props={{}} />}
      {asked.value !== null && <Lazily load={softLock} props={{}} />}
      <SpokenAlerts />
    </>
  );
}
