/** A stored plan of steps, "when X, do Y" over names, turned into commands on the board as it is (09-balance E). */
import type { ScriptPlan } from '../content/schema.ts';
import { check } from '../sim/commands/index.ts';
import { type Command, commandSchema } from '../sim/commands/schema.ts';
import { indexOfName, type Rulebook } from '../sim/rulebook.ts';
import type { Facts, View } from '../sim/view.ts';
import { type Bot, HANDFUL } from './bot.ts';
import { fieldsOf } from './candidates.ts';
import { boardOf, holds } from './condition.ts';

type Step = ScriptPlan['steps'][number];
type Act = Step['do'][number];

/** The same plan by somebody who may not use some verbs: those acts are left out, and what comes after them is done. */
export function planWithout(plan: ScriptPlan, verbs: ReadonlySet<string>): ScriptPlan {
  const steps = plan.steps.map((step) => ({ ...step, do: step.do.filter(({ verb }) => !verbs.has(verb)) }));
  return { ...plan, steps: steps.filter((step) => step.do.length > 0) };
}

/** In the place of a name: every thing of that kind for which the rules accept the command. */
const EVERY = '*';

/**
 * Each step is done once, or again and again where it says how often, when its conditions hold and its first command
 * would be accepted.
 */
export function scriptBot(plan: ScriptPlan): Bot {
  const doneTick = new Map<Step, number>();
  return {
    name: plan.id,
    remembers: true,
    decide(view, rules) {
      const { tick } = view.facts;
      const board = boardOf(view, rules);
      const commands: Command[] = [];
      for (const step of plan.steps) {
        if (!isDue(step, doneTick.get(step), tick, rules) || !holds(step.when, board, rules)) continue;
        const ready = readied(step, view, rules);
        if (ready.length === 0) continue;
        if (commands.length > 0 && commands.length + ready.length > HANDFUL) break; // the rest at the next look
        doneTick.set(step, tick);
        commands.push(...ready);
      }
      return commands;
    },
    // A step and when it was done, in turn.
    notes: () => plan.steps.flatMap((step, index) => (doneTick.has(step) ? [index, doneTick.get(step) as number] : [])),
    recall(notes) {
      doneTick.clear();
      for (let at = 0; at + 1 < notes.length; at += 2) {
        const step = plan.steps[notes[at] as number];
        if (step !== undefined) doneTick.set(step, notes[at + 1] as number);
      }
    },
  };
}

function isDue({ everySeconds }: Step, lastTick: number | undefined, tick: number, rules: Rulebook): boolean {
  if (lastTick === undefined) return true;
  return everySeconds !== undefined && tick >= lastTick + everySeconds * rules.scenario.pace;
}

/** The commands of a step; none while a name is missing, or its first command would be refused for good. */
function readied(step: Step, view: View, rules: Rulebook): readonly Command[] {
  const accepted = (command: Command) => {
    const verdict = check(view.facts, rules, command);
    return verdict.ok || verdict.code === 'operator.busy';
  };
  const ready: Command[] = [];
  for (const [place, act] of step.do.entries()) {
    const isWide = fieldsOf(act.verb).some(({ name }) => act[name] === EVERY);
    const bound = bind(act, view.facts, rules);
    const wanted = isWide ? bound.filter(accepted) : bound;
    if (wanted.length === 0 || (place === 0 && !accepted(wanted[0] as Command))) return [];
    ready.push(...wanted);
  }
  return ready;
}

type Ids = (facts: Facts, rules: Rulebook, name: string) => readonly number[];

const named = (things: readonly { readonly id: number; readonly name: string }[], name: string): readonly number[] =>
  things.filter((thing) => name === EVERY || thing.name === name).map(({ id }) => id);
const ofService = (
  things: readonly { readonly id: number; readonly service: number }[],
  rules: Rulebook,
  name: string,
): readonly number[] => {
  const service = indexOfName(rules.services, name);
  return things.filter((thing) => name === EVERY || thing.service === service).map(({ id }) => id);
};
/** The newest first: who names a service or a VM means what was last made of it. */
const newest = (ids: readonly number[]): readonly number[] => [...ids].sort((a, b) => b - a);

const hosts: Ids = (facts, _, name) => named(facts.hosts, name);
const vms: Ids = (facts, _, name) => named(facts.vms, name);
const deployments: Ids = (facts, rules, name) => ofService(facts.deployments, rules, name);
const instances: Ids = (facts, rules, name) => ofService(facts.instances, rules, name);
const copies: Ids = (facts, _, name) => {
  const vm = facts.vms.find((entry) => entry.name === name)?.id;
  return newest(
    facts.copies.filter((copy) => name === EVERY || copy.name === name || copy.vm === vm).map(({ id }) => id),
  );
};
const nodes: Ids = (facts, rules, name) => {
  const [onHosts, onVms] = [hosts(facts, rules, name), vms(facts, rules, name)];
  return facts.nodes.filter((node) => onHosts.includes(node.host) || onVms.includes(node.vm)).map(({ id }) => id);
};

/** Names become ids: hosts by label, VMs by name, nodes by their host or VM, the rest by service, copies by VM. */
const IDS: Readonly<Record<string, readonly Ids[]>> = {
  host: [hosts],
  vm: [vms],
  node: [nodes],
  deployment: [deployments],
  instance: [instances],
  target: [hosts, vms, deployments],
  subject: [vms, instances],
  source: [copies, vms],
  copy: [copies],
  build: [(facts, rules, name) => newest(ofService(facts.builds, rules, name))],
  function: [(facts, rules, name) => ofService(facts.functions, rules, name)],
  edge: [
    (facts, rules, name) => {
      const region = rules.scenario.regions.findIndex((entry) => entry.name === name);
      return facts.edges.filter((edge) => name === EVERY || edge.region === region).map(({ id }) => id);
    },
  ],
};

/** One command, or with a `*` one for each thing; none where a name is not there or not such as the schema wants. */
function bind(act: Act, facts: Facts, rules: Rulebook): readonly Command[] {
  let drafts: Record<string, unknown>[] = [{ ...act }];
  for (const { name: field } of fieldsOf(act.verb)) {
    const [ways, value] = [IDS[field], act[field]];
    if (ways === undefined || typeof value !== 'string') continue;
    const found = ways.flatMap((way) => way(facts, rules, value));
    const ids = value === EVERY ? found : found.slice(0, 1);
    drafts = drafts.flatMap((draft) => ids.map((id) => ({ ...draft, [field]: id })));
  }
  return drafts.flatMap((draft) => {
    const parsed = commandSchema.safeParse(draft);
    return parsed.success ? [parsed.data] : [];
  });
}
