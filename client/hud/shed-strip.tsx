/** What the team turns away at the door, as long as it does: a switch that is forgotten costs with every request. */
import { DoorOpen } from 'lucide';
import { rules, view } from '../store/session.ts';
import { words } from '../text/index.ts';
import { Act } from './act.tsx';
import { turnedAway } from './set-facts.ts';
import { useSlice } from './slice.ts';
import '../styles/guide.css';

const text = words.settings;

export function ShedStrip() {
  const shed = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    return now === null || book === null ? [] : turnedAway(now.facts, book);
  });
  if (shed.length === 0) return null;
  return (
    <section class="guide" aria-label={text.labels.shed}>
      <span class="guide-step mono" aria-hidden="true">
        {text.labels.shed}
      </span>
      <p>{text.all(shed.map(({ name, percent }) => text.part(name, percent)))}</p>
      {shed.map(({ type, name }) => (
        <Act key={type} command={{ verb: 'shed', type, percent: 0 }} label={text.letIn(name)} icon={DoorOpen} quiet />
      ))}
    </section>
  );
}
