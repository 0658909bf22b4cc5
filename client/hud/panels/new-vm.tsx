/** The size of a VM: chosen for a new one, changed for one that is stopped. */
import { useState } from 'preact/hooks';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { Act } from '../act.tsx';
import { Group } from '../parts.tsx';
import { useSlice } from '../slice.ts';

const text = words.game.panel;

/** What most people would start with; a game choice. */
const FIRST = { vcpus: 2, memoryMib: 4096 };

export function NewVm({ host }: { host: number }) {
  const guests = useSlice(() => {
    const book = rules.value;
    return book === null
      ? []
      : book.guests.filter((guest) => book.scenario.guests.includes(guest.id)).map(({ id, name }) => ({ id, name }));
  });
  const tenants = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    const accepted = now?.facts.contracts.filter(({ state }) => state === 'accepted') ?? [];
    const housed = new Set(now?.facts.vms.map(({ service }) => book?.services[service]?.id));
    return accepted
      .flatMap(({ offer }) => book?.scenario.offers[offer] ?? [])
      .map(({ id, guest }) => ({ id, guest, waits: !housed.has(id) }));
  });
  const waiting = tenants.find(({ waits }) => waits); // most VMs are made for who was just taken in
  const [guest, setGuest] = useState(waiting?.guest ?? guests[0]?.id ?? '');
  const [tenant, setTenant] = useState(waiting?.id ?? '');
  const [size, setSize] = useState(FIRST);
  const chosen = tenants.find(({ id }) => id === tenant); // it may have gone since
  const choose = (id: string) => {
    setTenant(id);
    setGuest(tenants.find((one) => one.id === id)?.guest ?? guest);
  };
  const command: Command = { verb: 'createVm', host, guest, ...size };
  return (
    <Group title={text.newVm}>
      {tenants.length > 0 && (
        <label class="form-row">
          <span>{text.tenant}</span>
          <select class="field" value={chosen?.id ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{text.noTenant}</option>
            {tenants.map(({ id }) => (
              <option key={id} value={id}>
                {words.names.service(id)}
              </option>
            ))}
          </select>
        </label>
      )}
      {guests.length > 1 && (
        <label class="form-row">
          <span>{text.guest}</span>
          <select class="field" value={guest} onChange={(event) => setGuest(event.currentTarget.value)}>
            {guests.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <VmSize size={size} onSize={setSize} />
      <Act command={chosen === undefined ? command : { ...command, service: chosen.id }} label={text.create} />
    </Group>
  );
}

interface ResizeProps {
  readonly vm: number;
  readonly vcpus: number;
  readonly memoryMib: number;
  readonly isStopped: boolean;
}
export function ResizeVm({ vm, vcpus, memoryMib, isStopped }: ResizeProps) {
  const [size, setSize] = useState({ vcpus, memoryMib });
  const command: Command = { verb: 'resizeVm', vm, ...size };
  return (
    <Group title={text.resize}>
      {!isStopped && <p class="muted">{text.resizeOff}</p>}
      <VmSize size={size} onSize={setSize} />
      <Act command={command} label={text.apply} quiet={!isStopped} />
    </Group>
  );
}

type Size = typeof FIRST;

function VmSize({ size, onSize }: { size: Size; onSize: (size: Size) => void }) {
  return (
    <div class="form-grid">
      <NumberField label={text.vcpus} value={size.vcpus} step={1} onValue={(vcpus) => onSize({ ...size, vcpus })} />
      <NumberField
        label={text.memoryMib}
        value={size.memoryMib}
        step={1024}
        onValue={(memoryMib) => onSize({ ...size, memoryMib })}
      />
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  value: number;
  step: number;
  onValue: (value: number) => void;
}
/** Whole numbers from nought up: what the rules take. */
export function NumberField({ label, value, step, onValue }: NumberFieldProps) {
  return (
    <label class="form-row">
      <span>{label}</span>
      <input
        class="field mono"
        type="number"
        min={0}
        max={100_000}
        step={step}
        value={value}
        onInput={(event) => onValue(Math.max(0, Math.round(Number(event.currentTarget.value) || 0)))}
      />
    </label>
  );
}
