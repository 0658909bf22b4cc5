/** Small parts that the panels are made of. */
import { type IconNode, Minus, Plus } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Command } from '../../shared/sim/commands/schema.ts';
import { Icon } from '../look/icon.tsx';
import { type Health, HealthMark } from '../look/marks.tsx';
import { pending } from '../store/board.ts';
import { rules } from '../store/session.ts';
import { words } from '../text/index.ts';
import { Act } from './act.tsx';
import type { SetFact } from './set-facts.ts';
import { useSlice } from './slice.ts';

/** Whether the scenario has a verb at all: what it lacks is not shown, what it refuses is. */
export const allows = (verb: Command['verb']): boolean => rules.value?.verbs.has(verb) ?? false;

interface HeadingProps {
  readonly health: Health | null;
  readonly name: string;
  readonly sub: string;
  readonly glyph?: IconNode; // what kind of thing it is
  readonly state?: string; // in a word, beside the shape of its health
  readonly children?: ComponentChildren; // a way to read more about it
}
/** What it is: its picture and name, and below how it is. */
export function Heading({ health, name, sub, glyph, state, children }: HeadingProps) {
  const mark = health !== null && <HealthMark health={health} size={14} label={words.common.health[health]} />;
  return (
    <header class="panel-head">
      {glyph === undefined ? mark : <Icon of={glyph} size={20} />}
      <h2 tabIndex={-1}>{name}</h2>
      {children}
      <span class="muted mono">{sub}</span>
      {state !== undefined && (
        <p class="panel-state">
          {glyph !== undefined && mark} {state}
        </p>
      )}
    </header>
  );
}

export function FactList({ children }: { children: ComponentChildren }) {
  return <dl class="facts">{children}</dl>;
}
export function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd class="mono">{children}</dd>
    </div>
  );
}

/** What is set beside the usual; nothing where nothing is. */
export function SetFacts({ facts, title }: { facts: readonly SetFact[]; title?: string }) {
  if (facts.length === 0) return null;
  const list = (
    <FactList>
      {facts.map(({ label, value }) => (
        <Fact key={label} label={label}>
          {value}
        </Fact>
      ))}
    </FactList>
  );
  return title === undefined ? list : <Group title={title}>{list}</Group>;
}

export function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    // Too small for a landmark: a panel has a dozen of them, and several machines the same ones.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div class="group" role="group" aria-label={title}>
      <h3 class="small-title">{title}</h3>
      {children}
    </div>
  );
}

interface Choice<T> {
  readonly value: T;
  readonly label: string;
}
/** One of a few settings, each an order of its own. */
export function Choices<T extends string | number>({
  title,
  options,
  value,
  command,
}: {
  title: string;
  options: readonly Choice<T>[];
  value: T;
  command: (value: T) => Command;
}) {
  return (
    <Group title={title}>
      <div class="choices">
        {options.map((option) => (
          <Act
            key={option.value}
            command={command(option.value)}
            label={option.label}
            pressed={option.value === value}
            quiet
          />
        ))}
      </div>
    </Group>
  );
}

/** A count with one less and one more. Presses add up while their orders are on the way. */
export function Stepper({
  value,
  label,
  fewer,
  more,
  command,
}: {
  value: number;
  label: string;
  fewer: string;
  more: string;
  command: (value: number) => Extract<Command, { verb: 'scale' | 'setBudget' }>;
}) {
  const wanted = useSlice(() => {
    const mine = command(0);
    const last = pending.value.findLast(
      ({ command: one }) => one.verb === mine.verb && 'deployment' in one && one.deployment === mine.deployment,
    )?.command;
    if (last?.verb === 'scale') return last.replicas;
    return last?.verb === 'setBudget' ? last.minAvailable : value;
  }, [value, command(0).verb, command(0).deployment]);
  return (
    <div class="stepper">
      <Act command={command(Math.max(0, wanted - 1))} label="" icon={Minus} name={fewer} pressed={wanted === 0} quiet />
      <output class="mono" aria-label={label}>
        {wanted}
      </output>
      <Act command={command(wanted + 1)} label="" icon={Plus} name={more} quiet />
    </div>
  );
}
