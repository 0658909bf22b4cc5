/** Deployments as the orders on their way will leave them: a second press goes on from the first, also while it is paused. */
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { DeploymentFacts } from '../../shared/sim/world.ts';

export function asOrdered(
  deployments: readonly DeploymentFacts[],
  orders: readonly { readonly command: Command }[],
): readonly DeploymentFacts[] {
  return orders.reduce((all, { command }) => all.map((one) => after(one, command)), deployments);
}

function after(one: DeploymentFacts, command: Command): DeploymentFacts {
  if (command.verb === 'scale' && command.deployment === one.id) return { ...one, replicas: command.replicas };
  if (command.verb !== 'setResources' || command.deployment !== one.id) return one;
  const { requestCpuM, limitCpuM, requestMib, limitMib } = command;
  return { ...one, requestCpuM, limitCpuM, requestMib, limitMib };
}
