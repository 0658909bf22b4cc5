/** What a player waits for in a level, in real seconds: every timer that its verbs, things and incidents can start. */
import { TICKS_PER_MINUTE } from '../base/units.ts';
import type { Verb } from '../content/schema.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import { HA_DETECTION_TICKS } from '../sim/vms/vm-life.ts';

export interface Timer {
  readonly what: string;
  readonly seconds: number;
}
type Ticks = readonly (readonly [what: string, ticks: number])[];

/** In the order of a day: what is ordered, built up, started, lost, announced. */
export function timersOf(rules: Rulebook): Timer[] {
  const ticks = [...deliveries(rules), ...starts(rules), ...repairs(rules), ...announced(rules)];
  const known = new Map(ticks.filter(([, count]) => count > 0));
  return [...known].map(([what, count]) => ({ what, seconds: Math.round((10 * count) / rules.scenario.pace) / 10 }));
}

/** Those that may be started by one of some verbs. */
function by({ verbs }: Rulebook, any: readonly Verb[], ticks: Ticks): Ticks {
  return any.some((verb) => verbs.has(verb)) ? ticks : [];
}

function deliveries(rules: Rulebook): Ticks {
  const { scenario, economy } = rules;
  const sold = rules.models.filter((model) => model.sold);
  const there = rules.models.filter(
    ({ id }) => scenario.hosts.some(({ model }) => model === id) || scenario.models.includes(id),
  );
  return [
    ...by(
      rules,
      ['order'],
      sold.map(({ id, leadTicks }) => [`${id} comes`, leadTicks ?? 0]),
    ),
    ...by(
      rules,
      ['returnHost'],
      there.map(({ id, noticeTicks }) => [`${id} goes`, noticeTicks]),
    ),
    ...by(rules, ['openEdge'], [['edge site comes', economy.edge.leadTicks]]),
  ];
}

function starts(rules: Rulebook): Ticks {
  const { scenario } = rules;
  const platforms = rules.platforms.filter(({ id }) => scenario.platforms.includes(id));
  const guests = rules.guests.filter(({ id }) => scenario.guests.includes(id));
  const runtimes = rules.runtimes.filter(({ id }) => scenario.runtimes.includes(id));
  const inVms: readonly Verb[] = ['createVm', 'bootVm', 'convert', 'migrateCold', 'setHa', 'cloneVm', 'restoreVm'];
  return [
    ...by(
      rules,
      ['installPlatform', 'order'],
      platforms.map(({ id, installTicks }) => [`${id} installs`, installTicks]),
    ),
    ...by(
      rules,
      inVms,
      guests.map(({ id, bootTicks }) => [`${id} guest boots`, bootTicks]),
    ),
    ...by(
      rules,
      ['patch'],
      guests.map(({ id, patchTicks }) => [`${id} guest patched`, patchTicks]),
    ),
    ...by(
      rules,
      ['deploy', 'scale', 'runContainer'],
      runtimes.map(({ id, startTicks }) => [`${id} starts`, startTicks]),
    ),
    ...by(rules, ['deploy', 'scale', 'runContainer', 'bootVm'], [['slowest service starts', slowestStart(rules)]]),
  ];
}

function slowestStart({ services }: Rulebook): number {
  return Math.max(0, ...services.map(({ startTicks }) => startTicks));
}

function repairs(rules: Rulebook): Ticks {
  const { economy, scenario } = rules;
  const named: Ticks = [
    ['host reboots', economy.timers.reboot ?? 0],
    ['part swapped', economy.timers.partSwap ?? 0],
  ];
  const orchestrator = rules.orchestrators.find(({ id }) => id === scenario.orchestrators[0]);
  const { graceTicks = 0, evictionTicks = 0 } = orchestrator ?? {};
  const hasCluster = scenario.deployments.length > 0 || rules.verbs.has('deploy');
  return [
    ...by(rules, ['powerHost', 'repairHost'], named),
    ...by(rules, ['setHa'], [['HA notices', HA_DETECTION_TICKS]]),
    ...(hasCluster
      ? ([
          ['node lost', graceTicks],
          ['its pods anew', graceTicks + evictionTicks],
        ] as const)
      : []),
  ];
}

function announced({ scenario }: Rulebook): Ticks {
  const minutes = scenario.incidents.flatMap(({ id, warningMinutes, minutes: lasts }) => [
    [`${id} warned`, warningMinutes] as const,
    [`${id} lasts`, lasts] as const,
  ]);
  const regimes = scenario.demands.map(({ regimes: steps }) => ['regime', steps?.everyMinutes ?? 0] as const);
  return [...minutes, ...regimes].map(([what, count]) => [what, count * TICKS_PER_MINUTE] as const);
}
