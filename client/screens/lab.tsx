/** The Lab's set-up: what runs, what is for sale, how it starts; opened here, from a file, or from a link. */
import { FlaskConical, Link2 } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { LabError, type LabSetup } from '../../shared/content/lab.ts';
import { Icon } from '../look/icon.tsx';
import { labCode, readLabCode } from '../play/lab-link.ts';
import type { Content } from '../source/content.ts';
import { labLast, labTrouble } from '../store/lab.ts';
import { keepCampaign } from '../store/offline.ts';
import { labCodeHere, labLinkOf } from '../store/route.ts';
import { words } from '../text/index.ts';
import { lab as say } from '../text/lab.ts';
import { openLab, openLabFile } from './lab/open.ts';
import { Applications, Machines, Start } from './lab/parts.tsx';
import { FIRST_SETUP } from './lab/setup.ts';
import { Brand } from './parts/brand.tsx';
import { FileButton } from './parts/file-button.tsx';
import { Unreachable } from './parts/unreachable.tsx';
import { useContent } from './parts/use-content.ts';
import '../styles/screens.css';
import '../styles/screens-lab.css';

export function LabStart() {
  const [content, load] = useContent();
  useEffect(() => void keepCampaign(), []); // it is played with the server gone too
  return (
    <div class="page lab-page">
      <header class="page-top">
        <Brand />
        <h1>{say.title}</h1>
      </header>
      <main>
        <p>{say.lead}</p>
        {content === 'unreachable' && <Unreachable again={load} />}
        {content !== undefined && content !== 'unreachable' && <SetUp content={content} />}
      </main>
    </div>
  );
}

function SetUp({ content }: { content: Content }) {
  const [setup, change] = useState(labLast.value ?? FIRST_SETUP);
  const [trouble, setTrouble] = useState('');
  const [isOpening, setOpening] = useState(false);
  const parts = { setup, content, change };
  useShared(change, setTrouble);
  useLogTrouble(setTrouble);
  const attempt = async (work: Promise<unknown>, lead = '') => {
    setTrouble('');
    setOpening(true);
    await work.catch((error: unknown) => setTrouble(said(error, lead)));
    setOpening(false);
  };
  return (
    <form
      class="lab-setup"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(openLab(setup));
      }}
    >
      <Applications {...parts} />
      <Machines {...parts} />
      <Start {...parts} />
      <div class="lab-go">
        <button type="submit" class="button primary large" disabled={isOpening || setup.applications.length === 0}>
          <Icon of={FlaskConical} /> {isOpening ? say.opening : say.open}
        </button>
        <Share setup={setup} />
        <FileButton
          label={say.file}
          accept=".json,application/json"
          onFiles={([file]) => void attempt(openLabFile(file), say.badFile(file.name))}
        />
        <p class="trouble" role="alert">
          {trouble}
        </p>
      </div>
    </form>
  );
}

function said(error: unknown, lead: string): string {
  const detail = error instanceof LabError ? error.message : words.screens.levels.unreachable;
  return lead === '' ? detail : `${lead} ${detail}`;
}

/** A set-up that came with the address stands in the form; it is opened by whoever looked at it. */
function useShared(change: (setup: LabSetup) => void, setTrouble: (text: string) => void): void {
  useEffect(() => {
    const code = labCodeHere();
    if (code !== '' && labLast.value === null)
      readLabCode(code).then(change, (error: unknown) => setTrouble(said(error, say.badLink)));
  }, []);
}

/** A saved log that another version played, or that was changed, is only found out in the thread. */
function useLogTrouble(setTrouble: (text: string) => void): void {
  const trouble = labTrouble.value;
  useEffect(() => {
    if (trouble === null) return;
    labTrouble.value = null; // said once
    void import('./debrief/replay/trouble.ts').then(({ troubleWords }) => setTrouble(troubleWords(trouble)));
  }, [trouble]);
}

function Share({ setup }: { setup: LabSetup }) {
  const [done, setDone] = useState<{ readonly copied: boolean; readonly link: string } | null>(null);
  const share = async () => {
    const link = labLinkOf(await labCode(setup));
    const copied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    setDone({ copied: copied ?? false, link });
  };
  return (
    <>
      <button type="button" class="button" onClick={() => void share()}>
        <Icon of={Link2} /> {say.share}
      </button>
      <p class="muted lab-shared" role="status">
        {done !== null && (done.copied ? say.copied : say.notCopied)}{' '}
        {done !== null && <a href={done.link}>{done.link}</a>}
      </p>
    </>
  );
}
