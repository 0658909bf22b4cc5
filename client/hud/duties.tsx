/** What one looks after in the team: a choice that is shown to all and can be changed at any time. */
import { Boxes, Coins, HeartPulse, Server, Users } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { DUTIES, type Duty } from '../../shared/wire/symbols.ts';
import { Icon } from '../look/icon.tsx';
import { type CrewMember, crew } from '../store/crew.ts';
import { source } from '../store/session.ts';
import { words } from '../text/index.ts';

const text = words.together.duties;
export const DUTY_ICONS: Readonly<Record<Duty, typeof Users>> = {
  none: Users,
  capacity: Server,
  platform: Boxes,
  reliability: HeartPulse,
  finance: Coins,
};

function take(duty: Duty): void {
  void source.peek()?.takeDuty(duty);
}

/** The choices, each with who else has it: a duty may be shared. */
export function DutyChoices({ members, onDone }: { members: readonly CrewMember[]; onDone?: () => void }) {
  const mine = members.find((member) => member.mine)?.duty ?? 'none';
  return (
    <fieldset class="duty-choices">
      <legend class="visually-hidden">{text.title}</legend>
      {DUTIES.map((duty) => {
        const others = members.filter((member) => !member.mine && member.duty === duty && duty !== 'none');
        return (
          <button
            key={duty}
            type="button"
            class="duty"
            aria-pressed={mine === duty}
            onClick={() => {
              take(duty);
              onDone?.();
            }}
          >
            <Icon of={DUTY_ICONS[duty]} size={18} />
            <strong>{text.names[duty]}</strong>
            <small>
              {others.length > 0 ? text.also(others.map((member) => member.name).join(', ')) : text.what[duty]}
            </small>
          </button>
        );
      })}
    </fieldset>
  );
}

export function DutyMenu({ onDone }: { onDone: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus(), []);
  return (
    <div
      ref={place}
      class="crew-menu"
      role="dialog"
      aria-label={text.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <DutyChoices members={crew.value} onDone={onDone} />
      <p class="muted">{text.note}</p>
    </div>
  );
}
