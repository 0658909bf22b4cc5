/** Sound, ground and motion, where they are found before anything moves or sounds. */
import type { IconNode } from 'lucide';
import { Moon, Pause, Play, Sun, Volume2, VolumeX } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { motion, sound, theme } from '../../store/preferences.ts';
import { words } from '../../text/index.ts';

export function Settings() {
  const say = words.screens.settings;
  const dark = theme.value === 'dark';
  const moves = motion.value === 'full';
  return (
    <fieldset class="settings">
      <legend class="visually-hidden">{say.label}</legend>
      <Choice
        icon={sound.value ? Volume2 : VolumeX}
        text={sound.value ? say.soundOn : say.soundOff}
        onClick={() => {
          sound.value = !sound.value;
        }}
      />
      <Choice
        icon={dark ? Moon : Sun}
        text={dark ? say.dark : say.light}
        onClick={() => {
          theme.value = dark ? 'light' : 'dark';
        }}
      />
      <Choice
        icon={moves ? Play : Pause}
        text={moves ? say.motionFull : say.motionReduced}
        onClick={() => {
          motion.value = moves ? 'reduced' : 'full';
        }}
      />
    </fieldset>
  );
}

function Choice({ icon, text, onClick }: { icon: IconNode; text: string; onClick: () => void }) {
  return (
    <button type="button" class="button quiet setting" onClick={onClick} title={text}>
      <Icon of={icon} />
      <span>{text}</span>
    </button>
  );
}
