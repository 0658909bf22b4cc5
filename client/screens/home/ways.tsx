/** The other ways in. */
import type { ComponentChildren } from 'preact';
import { TeamMark } from '../../look/marks.tsx';
import { starsWon } from '../../store/progress.ts';
import type { Route } from '../../store/route.ts';
import { words } from '../../text/index.ts';
import { Link } from '../parts/link.tsx';
import { Star } from '../parts/stars.tsx';

const say = words.screens.home;

export function Ways() {
  const won = starsWon();
  return (
    <nav class="ways" aria-label={say.ways}>
      <Way to={{ name: 'levels' }} title={say.solo} text={say.soloText} picture={<RackPicture />}>
        {won > 0 && (
          <span class="way-stars">
            <span>{say.soloStars(won)}</span>
            <Star size={15} />
            <span class="visually-hidden">{say.starsLabel(won)}</span>
          </span>
        )}
      </Way>
      <Way to={{ name: 'lab' }} title={say.lab} text={say.labText} picture={<FlaskPicture />} />
      <Way to={{ name: 'host' }} title={say.host} text={say.hostText} picture={<WallPicture />} />
      <Way to={{ name: 'friendly' }} title={say.friendly} text={say.friendlyText} picture={<VersusPicture />} />
    </nav>
  );
}

interface WayProps {
  readonly to: Route;
  readonly title: string;
  readonly text: string;
  readonly picture: ComponentChildren;
  readonly children?: ComponentChildren;
}

function Way({ to, title, text, picture, children }: WayProps) {
  return (
    <Link class="way" to={to}>
      <span class="way-picture" aria-hidden="true">
        {picture}
      </span>
      <span class="way-words">
        <strong>{title}</strong>
        <span class="way-text">{text}</span>
        {children}
      </span>
    </Link>
  );
}

/** Two servers in their bays, and room for a third. */
function RackPicture() {
  return (
    <svg width="60" height="44" viewBox="0 0 60 44" aria-hidden="true">
      <rect x="1" y="1" width="58" height="12" rx="2" class="room-line" />
      <rect y="17" width="60" height="12" rx="2" class="fill-hardware" />
      <rect y="32" width="60" height="12" rx="2" class="fill-hardware" />
      <path d="M7 23h.01M14 23h.01M7 38h.01M14 38h.01M21 38h.01" class="lamps" />
    </svg>
  );
}

/** A flask with something in it. */
function FlaskPicture() {
  return (
    <svg width="60" height="44" viewBox="0 0 60 44" aria-hidden="true">
      <path d="M25 2h10M27 2v14L13 40h34L33 16V2" class="room-line" />
      <path d="M21 27h18l7 12H14z" class="fill-hardware" />
    </svg>
  );
}

/** A code on a wall and the people who read it. */
function WallPicture() {
  return (
    <svg width="60" height="44" viewBox="0 0 60 44" aria-hidden="true">
      <rect x="4" y="1" width="52" height="25" rx="2" class="fill-wall" />
      <path d="M11 13.500h8m3 0h8m6 0h8" class="wall-code" />
      {[8, 22, 36, 50].map((x) => (
        <g key={x} class="fill-person">
          <circle cx={x + 1} cy="33" r="3.500" />
          <path d={`M${x - 4} 44a5 6 0 0 1 10 0z`} />
        </g>
      ))}
    </svg>
  );
}

function VersusPicture() {
  return (
    <>
      <TeamMark shape={0} size={24} />
      <b class="muted">{say.versus}</b>
      <TeamMark shape={1} size={24} />
    </>
  );
}
