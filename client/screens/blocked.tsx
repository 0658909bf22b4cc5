/**
 * The server answers and its socket does not come through: what to try, and what to ask of whom, in words that they can
 * act on. There is no way around it in the page: the engine of the rooms speaks WebSocket, and HTTP/3 where UDP is open.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { go, route } from '../store/route.ts';
import { seatOf } from '../store/seats.ts';
import { blocked, source } from '../store/session.ts';
import { stageWords } from '../text/lesson-stages.ts';
import '../styles/screens-notice.css';

const say = stageWords.blocked;
/** The first of the server's addresses that is secure and not this one; '' where there is none. */
const secureOf = (urls: readonly string[], own: string): string =>
  urls.find((url) => url.startsWith('https://') && new URL(url).origin !== own) ?? '';

export function Blocked() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    if (current !== null && !current.open) current.showModal();
    return () => current?.close();
  }, []);
  const secure = useSecure();
  const code = 'code' in route.value ? route.value.code : '';
  return (
    <dialog class="blocked-sheet" aria-labelledby="blocked-title" ref={dialog} onCancel={close} onClose={close}>
      <h1 id="blocked-title">{say.title}</h1>
      <p>{say.lead}</p>
      {code !== '' && seatOf(code) !== undefined && <p>{say.seat}</p>}
      <section>
        <h2>{say.tries}</h2>
        <ul>
          <li>{say.other}</li>
          <li>{say.vpn}</li>
          {secure !== '' && (
            <li>
              <a href={code === '' ? secure : `${secure}/j/${code}`}>{say.secure(secure)}</a> {say.secureWhy}
            </li>
          )}
        </ul>
        <Again code={code} />
      </section>
      <section>
        <h2>{say.ask}</h2>
        <Letter />
      </section>
      <section>
        <h2>{say.host}</h2>
        <p>{say.hostText}</p>
      </section>
    </dialog>
  );
}

function close(): void {
  blocked.value = false;
}

/** A page in a room tries by itself and goes on when it is through; at the door one presses. */
function Again({ code }: { code: string }) {
  if (source.value !== null) return <p role="status">{say.trying}</p>;
  const again = () => {
    close();
    if (seatOf(code) !== undefined) go({ name: 'room', code });
  };
  return (
    <button type="button" class="button primary" onClick={again}>
      {say.again}
    </button>
  );
}

function Letter() {
  const [copied, setCopied] = useState(false);
  const isSecure = location.protocol === 'https:';
  const text = say.letter(location.hostname, location.port || (isSecure ? '443' : '80'), isSecure);
  // Only a secure page may use the clipboard; elsewhere the text is there to be marked.
  const canCopy = navigator.clipboard !== undefined;
  return (
    <>
      <blockquote class="blocked-letter">{text}</blockquote>
      {canCopy && (
        <button
          type="button"
          class="button"
          onClick={() =>
            void navigator.clipboard.writeText(text).then(
              () => setCopied(true),
              () => {}, // the text stays there to be marked
            )
          }
        >
          {copied ? say.copied : say.copy}
        </button>
      )}
    </>
  );
}

function useSecure(): string {
  const [secure, setSecure] = useState('');
  useEffect(() => {
    fetch('/api/address')
      .then((response) => response.json() as Promise<{ urls: string[] }>)
      .then(({ urls }) => setSecure(secureOf(urls, location.origin)))
      .catch(() => {}); // then there is one thing less to try
  }, []);
  return secure;
}
