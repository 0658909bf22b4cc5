/** Programs on a function platform: SPEC FN1–FN7. */
import { byId, removeWhere } from '../../base/ids.ts';
import { poolInstances } from '../beyond/function-pool.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { indexOfName } from '../rulebook.ts';
import { type CloudFunction, type FunctionFacts, newFunction } from '../world.ts';
import type { Verb } from './command.ts';

/** The least memory that the platform gives (S5). */
const LEAST_MIB = 128;

/** New, or with other settings: there is one for a service. */
export const deployFunction: Verb<'deployFunction'> = {
  buys: true,
  check(facts, rules, { service, memoryMib, reserved, provisioned }) {
    const rule = rules.services[indexOfName(rules.services, service)];
    if (rule === undefined) return refuse('service.unknown');
    if (rule.stateful) return refuse('service.stateful');
    const needMib = Math.max(LEAST_MIB, Math.ceil(rule.memoryBaseMib + rule.memoryPerRequestMib));
    if (memoryMib < needMib) return refuse('function.memory', { needMib, memoryMib });
    const present = facts.functions.find((one) => one.service === rule.index);
    const isSame = (one: FunctionFacts) =>
      one.memoryMib === memoryMib && one.reserved === reserved && one.provisioned === provisioned;
    if (present !== undefined && isSame(present)) return refuse('setting.same');
    if (reserved > 0 && provisioned > reserved) return refuse('function.quota', { need: provisioned, free: reserved });
    const free = poolInstances(facts.functions, rules, present?.id ?? 0);
    const need = Math.max(reserved, provisioned);
    return need > free ? refuse('function.quota', { need, free }) : ACCEPTED;
  },
  apply(_world, rules, team, { service: id, memoryMib, reserved, provisioned }) {
    const service = indexOfName(rules.services, id);
    const present = team.functions.find((one) => one.service === service);
    if (present === undefined) {
      newFunction(team, { service, memoryMib, reserved, provisioned });
      return;
    }
    if (present.memoryMib !== memoryMib) present.warm = provisioned; // other instances: those of now are thrown away
    present.memoryMib = memoryMib;
    present.reserved = reserved;
    present.provisioned = provisioned;
  },
};

export const removeFunction: Verb<'removeFunction'> = {
  check(facts, _rules, command) {
    return byId(facts.functions, command.function) === undefined ? refuse('function.unknown') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    removeWhere(team.functions, (one) => one.id === command.function);
  },
};

/** Of a service's calls so many go to its function, the rest to its copies. */
export const splitCalls: Verb<'splitCalls'> = {
  check(facts, _rules, command) {
    const one = byId(facts.functions, command.function);
    if (one === undefined) return refuse('function.unknown');
    return one.percent === command.percent ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    (byId(team.functions, command.function) as CloudFunction).percent = command.percent;
  },
};
