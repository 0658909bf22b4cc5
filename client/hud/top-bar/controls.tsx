/** The clock's own buttons and the page's: pause, speed, outline, theme, help, the way out. */
import { BookOpen, CircleQuestionMark, FlaskConical, ListTree, LogOut, Moon, Pause, Play, Sun } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { lab } from '../../store/lab.ts';
import { theme } from '../../store/preferences.ts';
import { go } from '../../store/route.ts';
import { frame, isHost, leave, rules, source } from '../../store/session.ts';
import { titleOf } from '../../text/content.ts';
import { words } from '../../text/index.ts';
import { useSlice } from '../slice.ts';
import { outlineOpen, panel, show } from '../stage.ts';

const text = words.game.top;

/** Pause and go on, for whoever holds the clock. */
export function togglePause(): void {
  const paused = frame.peek()?.paused ?? false;
  if (isHost.peek()) void source.peek()?.control({ do: paused ? 'resume' : 'pause' });
}

/** Nothing for whoever does not hold the clock. */
export function PauseButton() {
  const isPaused = useSlice(() => frame.value?.paused ?? false);
  if (!isHost.value) return null;
  return (
    <IconButton
      of={isPaused ? Play : Pause}
      label={isPaused ? text.resume : text.pause}
      keys="Space"
      onPress={togglePause}
    />
  );
}

export function Controls() {
  const isSolo = useSlice(() => frame.value?.mode === 'solo');
  const holdsClock = isHost.value;
  return (
    <div class="top-cell top-controls">
      <PauseButton />
      {holdsClock && isSolo && <Speed />}
      {lab.value !== null && (
        <IconButton
          of={FlaskConical}
          label={rules.value === null ? '' : titleOf(rules.value.scenario)}
          pressed={panel.value.kind === 'lab'}
          onPress={() => show('lab')}
        />
      )}
      <IconButton
        of={ListTree}
        label={text.outline}
        pressed={outlineOpen.value}
        onPress={() => {
          outlineOpen.value = !outlineOpen.value;
        }}
      />
      <IconButton
        of={theme.value === 'dark' ? Sun : Moon}
        label={theme.value === 'dark' ? text.toLight : text.toDark}
        onPress={() => {
          theme.value = theme.value === 'dark' ? 'light' : 'dark';
        }}
      />
      <IconButton
        of={BookOpen}
        label={words.codex.title}
        keys="k"
        pressed={panel.value.kind === 'codex'}
        onPress={() => show('codex')}
      />
      <IconButton of={CircleQuestionMark} label={text.help} onPress={() => show('help')} />
      <Leave ends={holdsClock && isSolo} />
    </div>
  );
}

interface IconButtonProps {
  of: Parameters<typeof Icon>[0]['of'];
  label: string;
  keys?: string;
  pressed?: boolean;
  onPress: () => void;
}
function IconButton({ of, label, keys, pressed, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={keys}
      title={label}
      onClick={onPress}
    >
      <Icon of={of} size={18} />
    </button>
  );
}

const FACTORS = { half: 0.5, one: 1, two: 2 } as const;

function Speed() {
  const now = useSlice(() => ({ pace: frame.value?.pace ?? 1, own: rules.value?.scenario.pace ?? 1 }));
  const paceOf = (factor: number) => Math.min(60, Math.max(1, Math.round(now.own * factor)));
  return (
    <fieldset class="speed">
      <legend class="visually-hidden">{text.speed}</legend>
      {(Object.keys(FACTORS) as (keyof typeof FACTORS)[]).map((name) => (
        <button
          key={name}
          type="button"
          class="mono"
          aria-pressed={now.pace === paceOf(FACTORS[name])}
          onClick={() => void source.value?.control({ do: 'pace', pace: paceOf(FACTORS[name]) })}
        >
          {text.speeds[name]}
        </button>
      ))}
    </fieldset>
  );
}

/** Asks once more before it is done, and forgets the question after a while. */
const SURE_MS = 3000;

function Leave({ ends }: { ends: boolean }) {
  const [isSure, setSure] = useState(false);
  useEffect(() => {
    if (!isSure) return;
    const timer = setTimeout(() => setSure(false), SURE_MS);
    return () => clearTimeout(timer);
  }, [isSure]);
  const label = ends && lab.value === null ? text.end : text.leave; // a lab's end is nobody's defeat
  const press = () => {
    if (!isSure) setSure(true);
    else if (ends) void source.value?.control({ do: 'end' });
    else {
      leave(true);
      go({ name: 'home' });
    }
  };
  return (
    <button
      type="button"
      class={`icon-button${isSure ? ' is-sure' : ''}`}
      aria-label={isSure ? `${label}: ${text.sure}` : label}
      title={label}
      onClick={press}
    >
      {isSure ? text.sure : <Icon of={LogOut} size={18} />}
    </button>
  );
}
