/** On a phone: who is here and what they do, signals in reach of a thumb, and what one looks after. */
import { PersonMark } from '../../look/person-mark.tsx';
import { crew, hasMates } from '../../store/crew.ts';
import { signalTeam } from '../../store/hands.ts';
import { words } from '../../text/index.ts';
import { doingOf } from '../crew.tsx';
import { DutyChoices } from '../duties.tsx';
import { SignalButtons } from '../signals.tsx';
import { useSlice } from '../slice.ts';

const text = words.together;

export function Team() {
  const members = useSlice(() =>
    crew.value.map((member) => ({
      member,
      doing: member.mine
        ? text.crew.you
        : member.connected
          ? doingOf(member).said
          : `${member.name}, ${text.crew.away}`,
    })),
  );
  if (!hasMates.value) return <p class="all-well">{text.signals.alone}</p>;
  return (
    <>
      <section aria-label={text.signals.title}>
        <h2>{text.signals.title}</h2>
        <SignalButtons onSay={(kind) => signalTeam(kind)} />
      </section>
      <section aria-label={text.crew.label}>
        <h2>{text.crew.label}</h2>
        <ul class="companion-crew">
          {members.map(({ member, doing }) => (
            <li key={member.seat} class={member.connected ? '' : 'muted'}>
              <PersonMark mark={member} size={18} />
              <span class="grow">{doing}</span>
              {member.duty !== 'none' && <small class="muted">{text.duties.names[member.duty]}</small>}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={text.duties.title}>
        <h2>{text.duties.title}</h2>
        <DutyChoices members={members.map((one) => one.member)} />
        <p class="muted">{text.duties.note}</p>
      </section>
    </>
  );
}
