/**
 * First use as data: each step says when it applies on this board, what it points at and when it is done. One is shown
 * at a time, once. Nothing here remembers anything, so a step can be met at any point and played again.
 */
import { byId } from '../../shared/base/ids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import { GUIDED_SCENARIO, type GuideStep, guideStep } from './guide.ts';
import { alertsOf } from './health.ts';
import type { Carry } from './targets.ts';
import type { ToolId } from './tools.ts';

/** What a step sees: the board, and what of the page is open. */
export interface Sight {
  readonly view: TeamView;
  readonly rules: Rulebook;
  readonly carry: Carry | null;
  readonly panel: string; // its kind
  readonly tool: ToolId | null; // taken
  readonly zoom: string;
  readonly overlay: string;
  readonly selected: string; // kind of what is selected; '' nothing
  readonly drafting: boolean;
  readonly refused: boolean; // the last order was
  readonly phone: boolean;
}

/** What a step points at: a thing of the floor (`play/thing.ts`) and a control of the page (a selector). */
export interface Pointing {
  readonly thing: string; // '' none
  readonly control: string; // '' none
  readonly name: string; // of what it is about, for its sentence
}

export const TIP_IDS = [
  'phone',
  'carry',
  'refused',
  'alert',
  'pending',
  'sign',
  'dead',
  'offer',
  'losing',
  'moving',
  'why',
  'drafting',
  'plan',
  'minutes',
  'site',
  'host',
] as const;
export type TipId = (typeof TIP_IDS)[number];

export interface Tip {
  readonly id: TipId;
  readonly when: (sight: Sight) => Pointing | null; // null: not now
  readonly done: (sight: Sight) => boolean; // the thing it speaks of has been done
}

const at = (control: string, thing = '', name = ''): Pointing => ({ control, thing, name });
const never = () => false;
const isAsked = ({ facts }: TeamView): boolean => facts.contracts.some((one) => one.state === 'offered');
/** Whose loss *survive* shows; of a crowd or a new release it says nothing. */
const TAKES_MACHINES: ReadonlySet<string> = new Set(['host.dies', 'host.serviced', 'rack.dark', 'feed.dark']);
const LOW_MINUTES = 2; // too few for nearly everything a hand does
/** One that crashed or lost its power comes back by itself. */
const isBroken = ({ state, failure }: TeamView['hosts'][number]): boolean =>
  state === 'failed' && failure === 'hardware';
const LOSING_FROM_TICK = 120; // before, nobody has earned anything yet

/** In the order in which they matter where several apply. */
export const TIPS: readonly Tip[] = [
  { id: 'phone', when: ({ phone }) => (phone ? at('.companion-tabs') : null), done: never },
  {
    id: 'carry',
    when: ({ carry, phone }) => (carry === null || phone ? null : at('.places .fits')),
    done: never,
  },
  {
    id: 'refused',
    when: ({ refused, phone }) => (refused && !phone ? at('.right-panel .what-is') : null),
    done: never,
  },
  {
    id: 'alert',
    when: ({ view, rules }) => {
      const alert = alertsOf(view, rules).find((one) => one.kind === 'service' && one.health === 'bad');
      if (alert === undefined) return null;
      const id = rules.services[alert.subject]?.id ?? '';
      const its = `.service[data-service="${id}"]`; // whoever stands first in the list may be well
      return at(`${its} .service-cause .button, ${its}:not(:has(.service-cause)) .service-row`, '', id);
    },
    done: ({ selected, panel }) => selected === 'service' && panel === 'selection',
  },
  {
    id: 'pending',
    when: ({ view, rules }) => {
      const alert = alertsOf(view, rules).find((one) => one.kind === 'pending');
      return alert === undefined ? null : at('.top-alerts', '', rules.services[alert.subject]?.id ?? '');
    },
    done: ({ selected }) => selected === 'instance',
  },
  {
    id: 'sign',
    when: ({ view, phone }) =>
      !phone && view.signs.some((sign) => sign.state === 'announced' && TAKES_MACHINES.has(sign.kind))
        ? at('.overlays button')
        : null,
    done: ({ overlay }) => overlay === 'survive',
  },
  {
    id: 'dead',
    when: ({ view }) => {
      const host = view.hosts.find(isBroken);
      return host === undefined ? null : at('[data-tool="repair"]', `h${String(host.id)}`, host.name);
    },
    done: ({ view }) => !view.hosts.some(isBroken),
  },
  {
    id: 'offer',
    when: ({ view }) => (isAsked(view) ? at('.offers-asked') : null),
    done: ({ view }) => !isAsked(view),
  },
  {
    id: 'losing',
    when: ({ view, phone }) =>
      !phone && view.facts.tick > LOSING_FROM_TICK && view.team.profitMicroCents < 0 ? at('.top-profit') : null,
    done: ({ panel }) => panel === 'ledger',
  },
  {
    id: 'moving',
    when: ({ view }) => {
      const move = view.transfers.find((one) => one.kind === 'live');
      const vm = move === undefined ? undefined : byId(view.vms, move.vm);
      return move === undefined ? null : at('', `t${String(move.id)}`, vm?.name ?? '');
    },
    done: ({ selected }) => selected === 'transfer',
  },
  {
    id: 'why',
    when: ({ selected, panel }) => (selected === 'service' && panel === 'selection' ? at('.why-chain') : null),
    done: never,
  },
  { id: 'drafting', when: ({ drafting }) => (drafting ? at('.tool-draft') : null), done: ({ drafting }) => !drafting },
  {
    id: 'plan',
    when: ({ panel }) => (panel === 'plan' ? at('.right-panel h2') : null),
    done: ({ panel }) => panel !== 'plan',
  },
  {
    id: 'minutes',
    when: ({ view, rules, phone }) => {
      const counts = Object.values(rules.economy.operatorMinutes).some((minutes) => minutes > 0);
      return !phone && counts && view.facts.operatorMilliMinutes < LOW_MINUTES * 1000 ? at('.top-bar') : null;
    },
    done: ({ view }) => view.facts.operatorMilliMinutes >= LOW_MINUTES * 1000,
  },
  {
    id: 'site',
    when: ({ zoom, phone }) => (zoom === 'site' && !phone ? at('.zoom-ladder') : null),
    done: ({ zoom }) => zoom !== 'site',
  },
  {
    id: 'host',
    when: ({ zoom, phone }) => (zoom === 'host' && !phone ? at('.zoom-ladder') : null),
    done: ({ zoom }) => zoom !== 'host',
  },
];

/** The first tip that applies and was not seen; what is done before it could be told needs no telling. */
export function tipFor(
  sight: Sight,
  seen: ReadonlySet<string>,
): { readonly id: TipId; readonly points: Pointing } | null {
  for (const tip of TIPS) {
    if (seen.has(tip.id) || tip.done(sight)) continue;
    const points = tip.when(sight);
    if (points !== null) return { id: tip.id, points };
  }
  return null;
}

/** Where the hand is within a step of the first consolidation. */
export type Reach = 'tool' | 'choose' | 'place';
export interface Lead {
  readonly step: GuideStep;
  readonly reach: Reach;
  readonly points: Pointing;
}

/** The first consolidation, from the first tool to the first machine given back; null in every other scenario. */
export function leadFor(sight: Sight): Lead | null {
  const { view, rules } = sight;
  if (rules.scenario.id !== GUIDED_SCENARIO || sight.phone) return null;
  const step = guideStep(view, rules);
  // Something else is being installed on the only empty machine: it is empty again in a moment.
  if (step.step === 'install' && step.host === 0) return null;
  const name = byId(view.hosts, step.host)?.name ?? '';
  const thing = step.host > 0 ? `h${String(step.host)}` : '';
  if (step.tool === null) return { step, reach: 'place', points: at('', thing, name) };
  if (sight.carry !== null && step.tool !== 'return') {
    return { step, reach: 'place', points: at(`.places [data-target="${thing}"]`, thing, name) };
  }
  if (sight.tool === step.tool) return { step, reach: 'choose', points: choiceOf(step.tool, rules, name) };
  return { step, reach: 'tool', points: at(`[data-tool="${step.tool}"]`, step.tool === 'move' ? '' : thing, name) };
}

/** What is next within a tool's panel. */
function choiceOf(tool: ToolId, rules: Rulebook, host: string): Pointing {
  if (tool === 'install') {
    const platform = rules.platforms.find((one) => one.kind === 'type1' && rules.scenario.platforms.includes(one.id));
    return at(`.tool-panel [data-platform="${platform?.id ?? ''}"]`, '', platform?.name ?? '');
  }
  return at(tool === 'return' ? '.tool-panel .act-button.primary' : '.tool-panel .act-button', '', host);
}
