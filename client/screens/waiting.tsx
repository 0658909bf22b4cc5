/** Until there is something to show: outlines only. When it takes too long, what may be wrong and a way back. */
import { useEffect, useState } from 'preact/hooks';
import { words } from '../text/index.ts';
import { Brand } from './parts/brand.tsx';
import '../styles/screens.css';
import '../styles/screens-notice.css';

/** A join takes one or two seconds on a weak network; after this, something is in the way (our choice). */
const PATIENCE_MS = 8000;

export function Waiting() {
  const say = words.screens.waiting;
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main class="waiting">
      <Brand />
      <div class="waiting-outline" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <div role="status">
        <h1>{late ? say.slow : say.title}</h1>
      </div>
      {late && (
        <>
          <p>{say.why}</p>
          <p class="waiting-acts">
            <button type="button" class="button primary" onClick={() => location.reload()}>
              {say.reload}
            </button>
            <a class="button" href="/">
              {words.common.toHome}
            </a>
          </p>
        </>
      )}
    </main>
  );
}
