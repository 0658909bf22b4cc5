/** Everything that the page says, in English; the other languages have the same parts. */
import { acting } from './acting.ts';
import { codex } from './codex.ts';
import { common } from './common.ts';
import { content } from './content.ts';
import { floor } from './floor.ts';
import { game } from './game.ts';
import { help } from './help.ts';
import { look } from './look.ts';
import { motion } from './motion.ts';
import { names } from './names.ts';
import { outline } from './outline.ts';
import { overlays } from './overlays.ts';
import { plan } from './plan.ts';
import { reading } from './reading.ts';
import { refusals } from './refusals.ts';
import { screens } from './screens.ts';
import { settings } from './settings.ts';
import { steps } from './steps.ts';
import { tiers } from './tiers.ts';
import { together } from './together.ts';
import { zoom } from './zoom.ts';

export const english = {
  acting,
  codex,
  common,
  content,
  floor,
  game,
  help,
  look,
  motion,
  names,
  outline,
  overlays,
  plan,
  reading,
  refusals,
  screens,
  settings,
  steps,
  tiers,
  together,
  zoom,
};
