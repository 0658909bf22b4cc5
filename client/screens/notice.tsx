/** What the room has to say whatever the screen: the line is lost, the seat is somebody else's, the room is over. */

import { RotateCw } from 'lucide';
import { useState } from 'preact/hooks';
import type { RoomCode } from '../../shared/wire/messages.ts';
import { Icon } from '../look/icon.tsx';
import { go, route } from '../store/route.ts';
import { comeBack, connection, leave, notice, welcome } from '../store/session.ts';
import { words } from '../text/index.ts';
import { doorCode, doorWords } from './parts/door.ts';
import '../styles/screens-notice.css';

const say = words.screens.notice;

/** Notices that end being in the room; the others pass by. */
const FAREWELLS: Partial<Record<RoomCode, { title: string; text: string }>> = {
  'seat.elsewhere': { title: say.elsewhere, text: say.elsewhereText },
  'seat.removed': { title: say.removed, text: say.removedText },
  'seat.banned': { title: say.removed, text: doorWords('seat.banned') },
  'room.ended': { title: say.ended, text: say.endedText },
  'room.outdated': { title: say.ended, text: doorWords('room.outdated') },
  'seat.unknown': { title: say.unknown, text: say.unknownText },
};

export function Notice() {
  const inRoom = route.value.name === 'room' || route.value.name === 'here';
  if (!inRoom) return null;
  const code = notice.value;
  const farewell = code === null ? undefined : FAREWELLS[code];
  if (code !== null && farewell !== undefined) return <Farewell code={code} {...farewell} />;
  return (
    <div class="notices" role="status">
      {connection.value === 'lost' && (
        <p class="notice-bar lost">
          <Icon of={RotateCw} />
          {(welcome.value?.seat ?? -1) < 0 ? say.lostRoom : say.lost}
        </p>
      )}
      {code !== null && <Passing code={code} />}
    </div>
  );
}

function Passing({ code }: { code: RoomCode }) {
  return (
    <p class="notice-bar">
      <span>{code === 'store.unavailable' ? `${say.store} ${say.storeText}` : words.refusals.sentence(code)}</span>
      <button
        type="button"
        class="button"
        onClick={() => {
          notice.value = null;
        }}
      >
        {say.dismiss}
      </button>
    </p>
  );
}

function Farewell({ code, title, text }: { code: RoomCode; title: string; text: string }) {
  const [trouble, setTrouble] = useState('');
  const room = welcome.value?.code ?? '';
  const home = () => {
    notice.value = null;
    leave(false);
    go({ name: 'home' });
  };
  const takeBack = () => {
    comeBack(room).then(
      (back) => {
        if (!back) setTrouble(say.unknown);
      },
      (error: unknown) => setTrouble(doorWords(doorCode(error))),
    );
  };
  return (
    <dialog
      class="farewell panel"
      aria-labelledby="farewell-title"
      ref={openOnce}
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="farewell-title">{title}</h2>
      <p>{text}</p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="waiting-acts">
        {code === 'seat.elsewhere' && (
          <button type="button" class="button primary" onClick={takeBack}>
            {say.takeBack}
          </button>
        )}
        <button type="button" class="button" onClick={home}>
          {words.common.toHome}
        </button>
      </div>
    </dialog>
  );
}

/** Modal: what is behind it cannot be used any more. */
function openOnce(dialog: HTMLDialogElement | null): void {
  if (dialog !== null && !dialog.open) dialog.showModal();
}
