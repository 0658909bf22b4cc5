/** Whether a goal may be gone on with: a setting that is made is made, but who keeps on ordering fills the hall. */
import { obey } from '../sim/commands/obey.ts';
import { viewOf } from '../sim/view.ts';
import type { Moment, Table } from './course.ts';
import type { Goal } from './goals.ts';
import { restore } from './snapshot.ts';

/** A goal that says it lasts, unless it would at once give the same command again; tried on a copy of the world. */
export function lastsOn({ board }: Table, at: Moment, goal: Goal): boolean {
  if (!goal.lasts || goal.group === 'plan') return goal.lasts;
  const world = restore(at.world);
  const team = world.teams[0];
  if (team === undefined) return false;
  team.operatorMilliMinutes = Number.MAX_SAFE_INTEGER;
  const [command] = goal.next(viewOf(world, team), board);
  if (command === undefined || !obey(world, board, team, command).ok) return false;
  const key = JSON.stringify(command);
  return goal.next(viewOf(world, team), board).every((next) => JSON.stringify(next) !== key);
}
