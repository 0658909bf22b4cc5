/** A stored plan of steps, "when X, do Y" over names, turned into commands on the board as it is (09-balance E). */
import { TICKS_PER_MINUTE } from '../base/units.ts';
import type { ScriptPlan } from '../content/schema.ts';
import { check } from '../sim/commands/index.ts';
import { type Command, commandSchema } from '../sim/commands/schema.ts';
import { isEmpty } from '../sim/placement.ts';
import { indexOfName, type Rulebook } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';
import { type Bot, HANDFUL } from './bot.ts';

type Step = ScriptPlan['steps'][number];

/** Each step is done once, when its conditions hold and its first command would be accepted. */
export function scriptBot(plan: ScriptPlan): Bot {
  const done = new Set<Step>();
  return {
    name: plan.id,
    remembers: true,
    decide(view, rules) {
      const commands: Command[] = [];
      for (const step of plan.steps) {
        if (done.has(step) || !holds(step.when, view, rules)) continue;
        const bound = step.do.map((act) => bind(act, view, rules));
        const ready = bound.filter((command) => command !== undefined);
        const first = ready[0];
        if (ready.length < bound.length || first === undefined) continue;
        const verdict = check(view.facts, rules, first);
        if (!verdict.ok && verdict.code !== 'operator.busy') continue;
        if (commands.length + ready.length > HANDFUL) break; // the rest at the next look
        done.add(step);
        commands.push(...ready);
      }
      return commands;
    },
    notes: () => plan.steps.flatMap((step, index) => (done.has(step) ? [index] : [])),
    recall(notes) {
      done.clear();
      for (const [index, step] of plan.steps.entries()) if (notes.includes(index)) done.add(step);
    },
  };
}

function holds(when: Step['when'], view: View, rules: Rulebook): boolean {
  const { facts, gauges } = view;
  if (when.minute !== undefined && facts.tick < when.minute * TICKS_PER_MINUTE) return false;
  if (when.sign !== undefined) {
    const spec = rules.scenario.incidents.findIndex((incident) => incident.id === when.sign);
    const sign = gauges.signs.find((entry) => entry.spec === spec);
    if (sign === undefined) return false;
    const target = facts.hosts.find((host) => host.id === sign.targetId)?.name;
    if (when.signOn !== undefined && target !== when.signOn) return false;
  }
  if (when.host !== undefined) {
    const host = facts.hosts.find((entry) => entry.name === when.host);
    const state = when.hostState ?? 'on';
    if (host === undefined) return false;
    if (state === 'empty' && !isEmpty(facts, host.id)) return false;
    if (state === 'free' && !(host.state === 'on' && host.platform < 0)) return false;
    if (state !== 'empty' && state !== 'free' && host.state !== state) return false;
  }
  if (when.vm === undefined) return true;
  const vm = facts.vms.find((entry) => entry.name === when.vm);
  if (vm === undefined || vm.state !== 'running') return false;
  return when.vmOn === undefined || facts.hosts.find((host) => host.id === vm.host)?.name === when.vmOn;
}

/** Names become ids: hosts by label, VMs by name, nodes by their host, deployments and instances by service. */
function bind(act: Step['do'][number], view: View, rules: Rulebook): Command | undefined {
  const { facts } = view;
  const host = (name: unknown) => facts.hosts.find((entry) => entry.name === name)?.id;
  const vm = (name: unknown) => facts.vms.find((entry) => entry.name === name)?.id;
  const service = (name: unknown) => indexOfName(rules.services, String(name));
  const node = (name: unknown) => facts.nodes.find((entry) => entry.host === host(name) || entry.vm === vm(name))?.id;
  const deployment = (name: unknown) => facts.deployments.find((entry) => entry.service === service(name))?.id;
  const instance = (name: unknown) => facts.instances.find((entry) => entry.service === service(name))?.id;
  const names: Record<string, (name: unknown) => number | undefined> = {
    host,
    vm,
    node,
    deployment,
    instance,
    target: (name) => host(name) ?? vm(name),
    subject: (name) => vm(name) ?? instance(name),
  };
  const fields: Record<string, unknown> = { ...act };
  for (const field of ['host', 'vm', 'node', 'deployment', 'instance', 'target', 'subject']) {
    if (fields[field] === undefined) continue;
    fields[field] = names[field]?.(fields[field]);
  }
  const parsed = commandSchema.safeParse(fields);
  return parsed.success ? parsed.data : undefined;
}
