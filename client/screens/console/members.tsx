/** A team's members: to another team, or out of the room; the latter asks twice, in place. */
import { useState } from 'preact/hooks';
import type { Control } from '../../../shared/wire/messages.ts';
import type { SeatInfo, TeamInfo } from '../../source/source.ts';
import { words } from '../../text/index.ts';
import { SeatDot } from '../lobby/seat-row.tsx';

const say = words.screens.console;

interface Props {
  readonly crew: readonly SeatInfo[];
  readonly teams: readonly TeamInfo[];
  readonly press: (control: Control) => void;
}

export function Members({ crew, teams, press }: Props) {
  if (crew.length === 0) return <p class="muted members">{say.nobody}</p>;
  return (
    <ul class="members">
      {crew.map((seat) => (
        <Member key={seat.seat} seat={seat} teams={teams} press={press} />
      ))}
    </ul>
  );
}

function Member({ seat, teams, press }: Omit<Props, 'crew'> & { seat: SeatInfo }) {
  const [sure, setSure] = useState(false);
  return (
    <li>
      <SeatDot here={seat.connected} />
      <span class="member-name">{seat.nickname}</span>
      <select
        class="field"
        aria-label={say.moveTo(seat.nickname)}
        value=""
        onChange={(event) => press({ do: 'move', seat: seat.seat, team: Number(event.currentTarget.value) })}
      >
        <option value="" disabled>
          {say.move}
        </option>
        {teams
          .filter((team) => team.index !== seat.team)
          .map((team) => (
            <option key={team.index} value={team.index}>
              {team.name}
            </option>
          ))}
      </select>
      {sure ? (
        <>
          <button type="button" class="button warn" onClick={() => press({ do: 'kick', seat: seat.seat })}>
            {say.removeSure(seat.nickname)}
          </button>
          <button type="button" class="button quiet" onClick={() => setSure(false)}>
            {words.common.cancel}
          </button>
        </>
      ) : (
        <button type="button" class="button" onClick={() => setSure(true)}>
          {say.remove}
        </button>
      )}
    </li>
  );
}
