/** The tools of the hot bar: what the scenario's verbs make possible, at most seven, each on its number key. */
import type { Verb } from '../../shared/content/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';

export const TOOL_IDS = ['rent', 'install', 'vm', 'move', 'deploy', 'scale', 'drain', 'repair', 'return'] as const;
export type ToolId = (typeof TOOL_IDS)[number];

const VERBS_OF: Readonly<Record<ToolId, readonly Verb[]>> = {
  rent: ['order'],
  install: ['installPlatform'],
  vm: ['createVm'],
  move: ['convert', 'moveProcess', 'migrateLive', 'migrateCold'],
  deploy: ['deploy', 'runContainer'],
  scale: ['scale'],
  drain: ['drain', 'cordon'],
  repair: ['repairHost'],
  return: ['returnHost'],
};

const MOST = 7;
/** What gives way where a scenario allows more than fit: these are also in the panel of their machine. */
const GIVES_WAY: readonly ToolId[] = ['vm', 'install', 'repair'];

export function toolsOf(rules: Rulebook): readonly ToolId[] {
  let tools = TOOL_IDS.filter((id) => VERBS_OF[id].some((verb) => rules.verbs.has(verb)));
  for (const id of GIVES_WAY) if (tools.length > MOST) tools = tools.filter((one) => one !== id);
  return tools.slice(0, MOST);
}
