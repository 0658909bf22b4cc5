/** The Lab's panel: a slider for every kind of request, buttons for every kind of trouble, and a file to keep it in. */
import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import type { DemandEntry, InjectEntry } from '../../shared/sim/entries.ts';
import { Icon } from '../look/icon.tsx';
import { saveLab } from '../screens/lab/save.ts';
import { lab } from '../store/lab.ts';
import { rules } from '../store/session.ts';
import { lab as say } from '../text/lab.ts';
import { Crises } from './lab/crises.tsx';
import { Demand } from './lab/demand.tsx';
import { Group } from './parts.tsx';
import '../styles/lab.css';

export function LabPanel() {
  const [told, setTold] = useState('');
  const book = rules.value;
  if (lab.value === null || book === null) return null;
  const enter = async (entry: DemandEntry | InjectEntry, what: string) => {
    const reply = await lab.value?.source.enter(entry);
    setTold(reply?.ok === true ? say.done(what) : say.notNow);
  };
  return (
    <section class="lab-panel" aria-label={say.title}>
      <header class="panel-head">
        <h2 tabIndex={-1}>{say.title}</h2>
      </header>
      <p class="visually-hidden" role="status">
        {told}
      </p>
      <Demand book={book} enter={enter} />
      <Crises book={book} enter={enter} />
      <Group title={say.keep}>
        <button type="button" class="button act-button" onClick={() => void saveLab()}>
          <Icon of={Download} size={16} />
          <span class="act-label">{say.save}</span>
        </button>
        <p class="muted">{say.saveWhat}</p>
      </Group>
    </section>
  );
}
