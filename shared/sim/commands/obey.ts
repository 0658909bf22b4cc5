/** Carrying out a command: the door for what nobody has checked. Apart from `check`, as a page never needs it (nor zod). */
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import type { Rulebook } from '../rulebook.ts';
import { factsOf } from '../view.ts';
import type { Team, World } from '../world.ts';
import { check, costMilliMinutes, verbOf } from './index.ts';
import { type Command, commandSchema } from './schema.ts';

/** Checks, pays in operator minutes and applies; a refusal leaves the world as it was, whatever was sent (IV17). */
export function obey(world: World, rules: Rulebook, team: Team, sent: Command): Verdict {
  if (!commandSchema.safeParse(sent).success) return refuse('command.malformed');
  const command = JSON.parse(JSON.stringify(sent)) as Command; // as the log writes it: there is no −0 in it
  const facts = factsOf(world, team);
  const verdict = check(facts, rules, command);
  if (!verdict.ok) return verdict;
  team.operatorMilliMinutes -= costMilliMinutes(facts, rules, command);
  verbOf(command).apply(world, rules, team, command as never);
  return ACCEPTED;
}
