/** The clearance bar: what the name means, as a sign. Small as the brand, wide over the stacks and over a projector. */
import { words } from '../../text/index.ts';
import { Link } from './link.tsx';

export function BrandMark({ size = 34 }: { size?: number }) {
  return (
    <svg class="brand-mark" width={size} height={size} viewBox="0 0 36 36" aria-hidden="true">
      <path d="M0 1h36v7H0z" class="brand-yellow" />
      <path d="M3 8l5-7h6L9 8zM15 8l5-7h6l-5 7zM27 8l5-7h4v1.400L32.200 8z" class="brand-ink" />
      <rect x="5" y="11" width="26" height="9" rx="2" class="brand-room" />
      <rect x="4" y="21.500" width="28" height="6" rx="2" class="brand-app" />
      <rect x="4" y="29" width="28" height="6" rx="2" class="brand-hardware" />
    </svg>
  );
}

export function Brand({ plain = false }: { plain?: boolean }) {
  const inside = (
    <>
      <BrandMark />
      <span>{words.common.title}</span>
    </>
  );
  if (plain) return <span class="brand">{inside}</span>;
  return (
    <Link class="brand" to={{ name: 'home' }}>
      {inside}
    </Link>
  );
}

export function ClearanceSign() {
  return (
    <div class="clearance" aria-hidden="true">
      <i />
      <b>{words.common.clearance}</b>
      <i />
    </div>
  );
}

/** Over everything that is thrown at a wall. */
export function Stripes() {
  return <div class="stripes" aria-hidden="true" />;
}
