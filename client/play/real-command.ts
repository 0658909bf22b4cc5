/** A command of the game as the line that an operator would type for it, with names instead of ids. */
import { byId } from '../../shared/base/ids.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Facts } from '../../shared/sim/view.ts';
import { FORMS, type Form, type HoleKind, piecesOf } from './command-forms.ts';
import { nameOf } from './naming.ts';

type Fields = Readonly<Record<string, string | number | boolean | null>>;

export function realCommand(command: Command, facts: Facts, rules: Rulebook): string {
  const fields = command as Fields;
  const form = FORMS.find((one) => one.verb === command.verb && isPrintedIn(one, fields, facts, rules));
  if (form === undefined) return ''; // what it speaks of is gone
  return piecesOf(form.text)
    .map((piece) => ('text' in piece ? piece.text : print(piece.kind, fields[piece.field], fields, facts, rules)))
    .join('');
}

function isPrintedIn(form: Form, fields: Fields, facts: Facts, rules: Rulebook): boolean {
  const holes = piecesOf(form.text).filter((piece) => 'field' in piece);
  const isFixed = Object.entries(form.fixed ?? {}).every(([field, value]) => {
    // A cloud machine stands in no rack, whatever the command says.
    return field === 'rack' || field === 'slot' || fields[field] === value;
  });
  const isHeld = holes.every(
    ({ field, kind }) => fields[field] !== null && fields[field] !== undefined && exists(kind, fields[field], facts),
  );
  return isFixed && isHeld && standsWhere(form, fields, facts, rules);
}

/** Two kinds of things can be joined or converted: the form must be the one for what it names. */
function exists(kind: HoleKind, value: Fields[string] | undefined, facts: Facts): boolean {
  if (kind === 'build') return byId(facts.builds, value as number) !== undefined;
  if (kind === 'copy') return byId(facts.copies, value as number) !== undefined;
  if (kind === 'vm') return byId(facts.vms, value as number) !== undefined;
  if (kind === 'deployment') return byId(facts.deployments, value as number) !== undefined;
  if (kind === 'process') return byId(facts.instances, value as number)?.kind === 'process';
  return kind !== 'host' || byId(facts.hosts, value as number) !== undefined;
}

function standsWhere(form: Form, fields: Fields, facts: Facts, rules: Rulebook): boolean {
  switch (form.where) {
    case 'cloud':
    case 'server':
      return (rules.models.find((model) => model.id === fields.model)?.kind ?? 'server') === form.where;
    case 'xen': {
      const host = byId(facts.hosts, byId(facts.vms, fields.vm as number)?.host ?? 0);
      return rules.platforms[host?.platform ?? -1]?.stopRule === 'xen';
    }
    case 'byHand':
      return byId(facts.instances, fields.instance as number)?.deployment === 0;
    default:
      return true;
  }
}

function print(
  kind: HoleKind,
  value: Fields[string] | undefined,
  fields: Fields,
  facts: Facts,
  rules: Rulebook,
): string {
  switch (kind) {
    case 'host':
    case 'vm':
    case 'node':
    case 'process':
    case 'pod':
    case 'deployment':
    case 'function':
    case 'edge':
    case 'copy':
    case 'build':
      return nameOf(kind, value as number, facts, rules);
    case 'rack':
      return rules.scenario.racks[value as number]?.name ?? String(value);
    case 'slot':
      return String((value as number) + 1);
    case 'installer':
      return quoted(rules.platforms.find((platform) => platform.id === fields.platform)?.command ?? '');
    default:
      return String(value);
  }
}

export const quoted = (line: string): string => `'${line}'`;
