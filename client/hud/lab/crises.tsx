/** Buttons for trouble, by what they strike; each group has one target to choose. */
import { useState } from 'preact/hooks';
import type { InjectEntry } from '../../../shared/sim/entries.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { CRISIS_GROUPS, type CrisisGroup, crisesOf, crisisEntry, RANKS } from '../../play/crises.ts';
import { view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { lab as say } from '../../text/lab.ts';
import { Group } from '../parts.tsx';
import { useSlice } from '../slice.ts';

interface Props {
  readonly book: Rulebook;
  readonly enter: (entry: InjectEntry, what: string) => void;
}

export function Crises(props: Props) {
  return (
    <Group title={say.crisis}>
      <p class="muted">{say.crisisWhat}</p>
      {CRISIS_GROUPS.map((group) => (
        <CrisisButtons key={group} group={group} {...props} />
      ))}
    </Group>
  );
}

function CrisisButtons({ group, book, enter }: Props & { group: CrisisGroup }) {
  const hosts = useSlice(() => (view.value?.hosts ?? []).map(({ name }) => name));
  const options = targetsOf(group, book, hosts);
  const [wanted, setWanted] = useState('');
  const chosen = options.some(({ id }) => id === wanted) ? wanted : (options[0]?.id ?? '');
  return (
    <fieldset class="lab-crises">
      <legend>{say.groups[group]}</legend>
      {options.length > 0 && (
        <label class="lab-target">
          {say.target}
          <select class="field" value={chosen} onChange={(event) => setWanted(event.currentTarget.value)}>
            {options.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {crisesOf(book)
        .filter((crisis) => crisis.group === group)
        .map((crisis) => (
          <button
            key={crisis.kind}
            type="button"
            class="button"
            data-crisis={crisis.kind}
            onClick={() => enter(crisisEntry(crisis, chosen, book), say.kinds[crisis.kind])}
          >
            {say.kinds[crisis.kind]}
            {crisis.warningMinutes > 0 && <span class="muted"> {say.inMinutes(crisis.warningMinutes)}</span>}
          </button>
        ))}
    </fieldset>
  );
}

interface Target {
  readonly id: string;
  readonly name: string;
}

function targetsOf(group: CrisisGroup, book: Rulebook, hosts: readonly string[]): readonly Target[] {
  const rank = RANKS[group] ?? '';
  if (group === 'machine') return [{ id: rank, name: say.busiest }, ...hosts.map((name) => ({ id: name, name }))];
  if (group === 'rack') {
    const racks = book.scenario.racks.map(({ name }) => ({ id: name, name: words.names.rack(name) }));
    return [{ id: rank, name: say.mostEarning }, ...racks];
  }
  if (group === 'service') return book.services.map(({ id }) => ({ id, name: words.names.service(id) }));
  return [];
}
