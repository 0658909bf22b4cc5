/** A QR code with its quiet zone, black on white whatever the theme: cameras expect it so. */
import { encode } from 'uqr';
import { words } from '../../text/index.ts';

/** Four modules of quiet zone, as the standard asks. */
const QUIET = 4;

export function Qr({ url, size }: { url: string; size: number }) {
  const { data, size: modules } = encode(url, { ecc: 'M', border: QUIET });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('');
  return (
    <svg
      class="qr"
      width={size}
      height={size}
      viewBox={`0 0 ${modules} ${modules}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={words.screens.lobby.scanLabel(url)}
    >
      <path d={`M0 0h${modules}v${modules}H0z`} fill="#fff" />
      <path d={path} fill="#0b1220" />
    </svg>
  );
}
