/**
 * The idea as a toy: one VM can be carried from a host that is too full to one with room, by pointer or by keyboard; the
 * queue shortens and the face smiles. Without motion it is a still picture.
 */
import { useRef, useState } from 'preact/hooks';
import { motion } from '../../store/preferences.ts';
import { words } from '../../text/index.ts';
import { ClearanceSign } from '../parts/brand.tsx';
import { Face } from '../parts/face.tsx';
import { Slab } from '../parts/slab.tsx';
import { Queue } from './queue.tsx';

const say = words.screens.toy;
const { apps, guests } = say;
/** How people stand before and after: two of five late, then three that are not. A picture, not a measurement. */
const QUEUE_FULL = { waiting: 5, late: 2 };
const QUEUE_EASED = { waiting: 2, late: 0 };

export function Hero() {
  const [moved, setMoved] = useState(false);
  const still = motion.value === 'reduced';
  const byKey = useRef(false);
  const move = (next: boolean, withKey: boolean) => {
    byKey.current = withKey;
    setMoved(next);
  };
  // It lands in another host, which makes it a new element: a keyboard's focus goes along.
  const follow = (element: HTMLButtonElement | null) => {
    if (element === null || !byKey.current) return;
    byKey.current = false;
    element.focus();
  };
  const vm = <Carried moved={moved} still={still} onMove={move} follow={follow} />;
  return (
    <section class={`toy${moved ? ' moved' : ''}`} aria-label={say.label}>
      <ClearanceSign />
      <div class="toy-jars">
        <div class="jar">
          {moved ? <div class="left-behind">{say.left}</div> : vm}
          <Vm app={apps.pay} guest={guests.windows} />
          <Vm app={apps.search} guest={guests.linux} />
          <Vm app={apps.shop} guest={guests.linux} />
          <Slab layer="platform" name={say.hypervisor} thin />
          <Slab layer="hardware" name={say.hosts[0]}>
            <Face health={moved ? 'ok' : 'watch'} />
          </Slab>
        </div>
        <div class="jar" data-drop="1">
          {moved ? vm : <Fits />}
          <Vm app={apps.mail} guest={guests.linux} />
          <Slab layer="platform" name={say.hypervisor} thin />
          <Slab layer="hardware" name={say.hosts[1]}>
            <Face health="ok" />
          </Slab>
        </div>
        <Packed />
      </div>
      <p class={moved ? 'toy-line calm' : 'toy-line'} role="status">
        {moved ? say.calm : say.late}
      </p>
      <div class="toy-queues" aria-hidden="true">
        <Queue {...(moved ? QUEUE_EASED : QUEUE_FULL)} says={say.says[0]} />
        <Queue waiting={moved ? 2 : 1} late={0} says={say.says[1]} />
        <Queue waiting={2} late={0} says={say.says[2]} />
      </div>
    </section>
  );
}

function Vm({ app, guest }: { app: string; guest: string }) {
  return (
    <div class="vm">
      <Slab layer="app" name={app} />
      <Slab layer="guest" name={guest} />
    </div>
  );
}

function Fits() {
  return (
    <>
      <p class="toy-hint" aria-hidden="true">
        {say.goOn}
        <br />
        {say.dragIt}
      </p>
      <div class="room toy-fits">
        <b>{say.fits}</b>
        <span class="mono">{say.spare}</span>
      </div>
    </>
  );
}

/** The third host packs containers and shows what is left over. */
function Packed() {
  const pods = [apps.shop, apps.pay, apps.mail, apps.find, apps.find, apps.cart, apps.cart, apps.mail, apps.pay];
  return (
    <div class="jar">
      <div class="room tall">
        <span>{say.headroom}</span>
      </div>
      <div class="pods">
        {pods.map((name, index) => (
          <Slab key={index} layer="app" name={name} letter={false} />
        ))}
      </div>
      <Slab layer="kernel" name={say.kernel} thin />
      <Slab layer="hardware" name={say.hosts[2]}>
        <Face health="ok" />
      </Slab>
    </div>
  );
}

interface CarriedProps {
  readonly moved: boolean;
  readonly still: boolean;
  readonly onMove: (moved: boolean, withKey: boolean) => void;
  readonly follow: (element: HTMLButtonElement | null) => void;
}

/** A button for keyboards and readers, a thing to drag for a pointer. */
function Carried({ moved, still, onMove, follow }: CarriedProps) {
  const start = useRef<{ x: number; y: number } | null>(null);
  const dragged = useRef(false);
  const [from, to] = moved ? [say.hosts[1], say.hosts[0]] : [say.hosts[0], say.hosts[1]];
  if (still) return <Vm app={apps.cart} guest={guests.linux} />;
  const lift = (event: PointerEvent) => {
    const element = event.currentTarget as HTMLElement;
    element.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, y: event.clientY };
    dragged.current = false;
  };
  const carry = (event: PointerEvent) => {
    if (start.current === null) return;
    const [x, y] = [event.clientX - start.current.x, event.clientY - start.current.y];
    if (Math.abs(x) + Math.abs(y) > 6) dragged.current = true; // a hand that trembles still clicks
    (event.currentTarget as HTMLElement).style.transform = `translate(${x}px, ${y}px) rotate(-3deg)`;
  };
  const letGo = (event: PointerEvent) => {
    if (start.current === null) return;
    const way = event.clientX - start.current.x;
    start.current = null;
    const element = event.currentTarget as HTMLElement;
    element.style.transform = '';
    const jar = element.parentElement?.getBoundingClientRect();
    // Half a jar's width in the right direction is meant as a move.
    if (dragged.current && (moved ? -way : way) > (jar?.width ?? 0) / 2) onMove(!moved, false);
  };
  return (
    <button
      type="button"
      class="vm carried"
      ref={follow}
      onPointerDown={lift}
      onPointerMove={carry}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onClick={() => {
        if (!dragged.current) onMove(!moved, true);
      }}
    >
      <Slab layer="app" name={apps.cart} />
      <Slab layer="guest" name={guests.linux} />
      <span class="visually-hidden">{say.lift(from, to)}</span>
    </button>
  );
}
