/** Language, sound, ground, contrast, motion and keys of one letter, where they are found before anything moves or sounds. */
import type { IconNode } from 'lucide';
import { Contrast, Keyboard, Languages, Moon, Pause, Play, Sun, Volume2, VolumeX } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { contrast, motion, shortcuts, sound, theme } from '../../store/preferences.ts';
import { words } from '../../text/index.ts';
import { LANGUAGES, language, speakFromNow } from '../../text/language.ts';

export function Settings() {
  const say = words.screens.settings;
  const dark = theme.value === 'dark';
  const isLoud = contrast.value === 'more';
  const [other = language] = LANGUAGES.filter((one) => one !== language);
  const moves = motion.value === 'full';
  return (
    <fieldset class="settings">
      <legend class="visually-hidden">{say.label}</legend>
      <Choice icon={Languages} text={say.languages[other]} lang={other} onClick={() => speakFromNow(other)} />
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
        icon={Contrast}
        text={isLoud ? say.contrastMore : say.contrastUsual}
        onClick={() => {
          contrast.value = isLoud ? 'usual' : 'more';
        }}
      />
      <Choice
        icon={moves ? Play : Pause}
        text={moves ? say.motionFull : say.motionReduced}
        onClick={() => {
          motion.value = moves ? 'reduced' : 'full';
        }}
      />
      <Choice
        icon={Keyboard}
        text={shortcuts.value ? say.shortcutsOn : say.shortcutsOff}
        onClick={() => {
          shortcuts.value = !shortcuts.value;
        }}
      />
    </fieldset>
  );
}

interface ChoiceProps {
  readonly icon: IconNode;
  readonly text: string;
  readonly lang?: string; // of the text, where it is not the page's
  readonly onClick: () => void;
}
function Choice({ icon, text, lang, onClick }: ChoiceProps) {
  return (
    <button type="button" class="button quiet setting" onClick={onClick} title={text}>
      <Icon of={icon} />
      <span lang={lang}>{text}</span>
    </button>
  );
}
