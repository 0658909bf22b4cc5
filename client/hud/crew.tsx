/** The team over the floor: who is here, what each looks after and has in hand, and how to signal to them. */

import { signal } from '@preact/signals';
import { Hand as HandIcon } from 'lucide';
import { Icon } from '../look/icon.tsx';
import { PersonMark } from '../look/person-mark.tsx';
import { type CrewMember, crew } from '../store/crew.ts';
import { hands } from '../store/hands.ts';
import { words } from '../text/index.ts';
import { signalsOpen } from './crew-play.ts';
import { DutyMenu } from './duties.tsx';
import { nameOf, showThing } from './show-thing.ts';
import { SignalBar } from './signals.tsx';
import { useSlice } from './slice.ts';
import '../styles/together.css';

const text = words.together;
const dutiesOpen = signal(false);

export function CrewStrip() {
  const members = useSlice(() => crew.value);
  return (
    <section class="crew" aria-label={text.crew.label}>
      <ul>
        {members.map((member) => (
          <li key={member.seat}>{member.mine ? <Me member={member} /> : <Mate member={member} />}</li>
        ))}
      </ul>
      <button
        type="button"
        class="crew-signal"
        aria-expanded={signalsOpen.value}
        aria-keyshortcuts={text.signals.key}
        title={text.signals.title}
        onClick={() => {
          signalsOpen.value = !signalsOpen.value;
        }}
      >
        <Icon of={HandIcon} size={16} />
        <span>{text.signals.open}</span>
      </button>
      {signalsOpen.value && <SignalBar />}
      {dutiesOpen.value && (
        <DutyMenu
          onDone={() => {
            dutiesOpen.value = false;
          }}
        />
      )}
    </section>
  );
}

function Me({ member }: { member: CrewMember }) {
  return (
    <button
      type="button"
      class="crew-chip is-me"
      title={text.duties.title}
      aria-expanded={dutiesOpen.value}
      onClick={() => {
        dutiesOpen.value = !dutiesOpen.value;
      }}
    >
      <PersonMark mark={member} />
      <span>{text.crew.you}</span>
      <small>{text.duties.names[member.duty]}</small>
    </button>
  );
}

/** What a team-mate does now, in words: the twin of the arrow and the frame on the floor. */
export function doingOf({ seat, name }: CrewMember): { thing: string; said: string } {
  const hand = hands.value.find((one) => one.member.seat === seat);
  const [held, picked, at] = [hand?.held ?? '', hand?.picked ?? '', hand?.at ?? ''].map((thing) => ({
    thing,
    called: nameOf(thing),
  })) as [Named, Named, Named];
  if (held.called !== '') return { thing: at.thing || held.thing, said: text.crew.carries(name, held.called) };
  if (picked.called !== '') return { thing: picked.thing, said: text.crew.picked(name, picked.called) };
  if (at.called !== '') return { thing: at.thing, said: text.crew.isAt(name, at.called) };
  return { thing: '', said: text.crew.here(name) };
}
interface Named {
  readonly thing: string;
  readonly called: string;
}

function Mate({ member }: { member: CrewMember }) {
  const { thing, said } = useSlice(() => doingOf(member), [member]);
  return (
    <button
      type="button"
      class={`crew-chip${member.connected ? '' : ' is-away'}`}
      title={said}
      aria-label={member.connected ? said : `${member.name}, ${text.crew.away}`}
      aria-disabled={thing === ''}
      onClick={() => showThing(thing)}
    >
      <PersonMark mark={member} />
      <span>{member.name}</span>
      <small>{!member.connected ? text.crew.away : member.duty === 'none' ? '' : text.duties.names[member.duty]}</small>
    </button>
  );
}
