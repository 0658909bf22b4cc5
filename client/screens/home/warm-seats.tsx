/** Seats that this browser still holds: back into the newest ones without taking a second. */
import { TeamMark } from '../../look/marks.tsx';
import { heldSeats } from '../../store/seats.ts';
import { words } from '../../text/index.ts';
import { Link } from '../parts/link.tsx';
import { spaced } from '../parts/spaced.ts';

/** More would push the code field off a small screen. */
const SHOWN = 2;

export function WarmSeats() {
  const say = words.screens.home;
  return (
    <>
      {heldSeats()
        .slice(0, SHOWN)
        .map(({ code, seatToken, team }) => (
          <section key={code} class="warm">
            {team !== undefined && <TeamMark shape={team.shape} size={30} />}
            <div>
              <h2>{seatToken === '' ? say.warmRoom : say.warm}</h2>
              <p>
                {team !== undefined && `${team.name} · `}
                {say.room(spaced(code))}
              </p>
            </div>
            <Link class="button go-back" to={{ name: 'room', code }}>
              {say.goBack}
            </Link>
          </section>
        ))}
    </>
  );
}
