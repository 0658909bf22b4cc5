/**
 * A QR code with its quiet zone, black on white whatever the theme: cameras expect it so. What works it out is fetched
 * when one is shown, so that it does not stand between a student and the lobby; its place is kept free till then.
 */
import { useEffect, useState } from 'preact/hooks';
import { words } from '../../text/index.ts';

type Encode = typeof import('uqr').encode;

/** Four modules of quiet zone, as the standard asks. */
const QUIET = 4;

export function Qr({ url, size }: { url: string; size: number }) {
  const [encoder, setEncoder] = useState<{ readonly encode: Encode } | null>(null);
  useEffect(() => {
    void import('uqr').then(({ encode }) => setEncoder({ encode }));
  }, []);
  if (encoder === null) return <div class="qr" style={{ width: `${size}px`, height: `${size}px` }} />;
  const { data, size: modules } = encoder.encode(url, { ecc: 'M', border: QUIET });
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
