/** Brings a class list into the room. Names of the list are never shown here: the wall may be watching. */
import { useId, useState } from 'preact/hooks';
import type { Frame } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { Dialog } from '../console/dialog.tsx';
import type { Press } from '../console/press.ts';
import { type Complaint, decodeText, type Roster, readRoster } from './roster.ts';

const say = around.console.roster;
/** More are no help: whoever mends these sees the next ones. */
const COMPLAINTS_SHOWN = 8;

interface Props {
  readonly now: Frame;
  readonly press: Press;
  readonly onClose: () => void;
}

export function RosterDialog({ now, press, onClose }: Props) {
  const [roster, setRoster] = useState<Roster | null>(null);
  const [said, setSaid] = useState('');
  const id = useId();
  const read = async (file: File | undefined) => {
    setSaid('');
    if (file === undefined) return setRoster(null);
    try {
      setRoster(await readRoster(decodeText(await file.arrayBuffer()), now.teams.length));
    } catch {
      setRoster(null);
      setSaid(say.wrong.unreadable());
    }
  };
  const send = async (pupils: Roster['pupils']) => {
    const done = await press({ do: 'roster', pupils: [...pupils] });
    if (done) setSaid(pupils.length === 0 ? say.cleared : say.sent(pupils.length));
  };
  const isGood = roster !== null && roster.complaints.length === 0;
  return (
    <Dialog title={say.title} onClose={onClose}>
      <p>{say.text}</p>
      <label class="host-name" for={id}>
        <span>{say.choose}</span>
        <input
          id={id}
          class="field"
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
      </label>
      <div role="status">
        {isGood && <p>{readWords(roster)}</p>}
        {said !== '' && <p>{said}</p>}
      </div>
      {roster !== null && !isGood && <Complaints all={roster.complaints} />}
      <p class="say-acts">
        <button type="button" class="button" onClick={() => void send([])}>
          {say.clear}
        </button>
        <button
          type="button"
          class="button primary"
          disabled={!isGood}
          onClick={() => void send(isGood ? roster.pupils : [])}
        >
          {say.send}
        </button>
      </p>
    </Dialog>
  );
}

const readWords = ({ pupils }: Roster): string =>
  say.read(pupils.length, pupils.filter((pupil) => pupil.team !== undefined).length);

function Complaints({ all }: { all: readonly Complaint[] }) {
  return (
    <div class="trouble" role="alert">
      <ul>
        {all.slice(0, COMPLAINTS_SHOWN).map((complaint, index) => (
          <li key={index}>{complaintWords(complaint)}</li>
        ))}
      </ul>
    </div>
  );
}

function complaintWords(it: Complaint): string {
  switch (it.what) {
    case 'empty':
      return say.wrong.empty();
    case 'badTeam':
    case 'tooMany':
      return say.wrong[it.what](it.line, it.most);
    case 'twice':
      return say.wrong.twice(it.line, it.first);
    default:
      return say.wrong[it.what](it.line);
  }
}
