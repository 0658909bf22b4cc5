/** A team with its seats; a click away for who wants to change sides. */
import { TeamMark } from '../../look/marks.tsx';
import type { SeatInfo, TeamInfo } from '../../source/source.ts';
import { words } from '../../text/index.ts';
import { FreeSeats, SeatRow } from './seat-row.tsx';

const say = words.screens.lobby;

interface Props {
  readonly team: TeamInfo;
  readonly seats: readonly SeatInfo[];
  readonly seatsPerTeam: number;
  readonly mySeat: number;
  readonly fresh: ReadonlySet<number>;
  readonly names: boolean; // false: too many to read, counts only
  readonly onJoin?: (team: number) => void;
}

export function TeamCard({ team, seats, seatsPerTeam, mySeat, fresh, names, onJoin }: Props) {
  const free = seatsPerTeam - seats.length;
  const here = seats.filter((seat) => seat.connected).length;
  const mine = seats.some((seat) => seat.seat === mySeat);
  return (
    <li class={`team-card${mine ? ' mine' : ''}`}>
      <h2>
        <TeamMark shape={team.shape} size={34} />
        <span>{team.name}</span>
      </h2>
      {names ? (
        <ul class="seats">
          {seats.map((seat) => (
            <SeatRow key={seat.seat} seat={seat} mine={seat.seat === mySeat} fresh={fresh.has(seat.seat)} />
          ))}
          {free > 0 && <FreeSeats count={free} />}
        </ul>
      ) : (
        <p class="seat-counts">
          <span class="visually-hidden">{say.counts(here, seatsPerTeam)}</span>
          <span class="mono" aria-hidden="true">
            {here}/{seatsPerTeam}
          </span>
        </p>
      )}
      {onJoin !== undefined && !mine && free > 0 && (
        <button type="button" class="button" aria-label={say.join(team.name)} onClick={() => onJoin(team.index)}>
          {say.joinShort}
        </button>
      )}
    </li>
  );
}
