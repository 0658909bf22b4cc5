/** Several things at once: what they are, what they come to, and what can be ordered of all of them. */
import { Hand, X } from 'lucide';
import { useState } from 'preact/hooks';
import { byId } from '../../../shared/base/ids.ts';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import type { Facts } from '../../../shared/sim/view.ts';
import { Icon } from '../../look/icon.tsx';
import { type GroupAct, groupActs, groupSum, kindOf } from '../../play/group-acts.ts';
import { nameOf } from '../../play/naming.ts';
import { keyOfPick, type Picked } from '../../play/pick.ts';
import { realCommand } from '../../play/real-command.ts';
import { rehearse } from '../../play/rehearsal.ts';
import { orderAll, pickAll, pickAlso, picks, together } from '../../store/board.ts';
import { standing } from '../../store/plan.ts';
import { rules, view } from '../../store/session.ts';
import { memory } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { carryOfPick, liftPicks } from '../hand.ts';
import { allows, Fact, FactList, Group, Heading } from '../parts.tsx';
import { calmBeat, useCalmBeat, useSlice } from '../slice.ts';
import { looked } from '../stage.ts';
import { NumberField } from './new-vm.tsx';

const text = words.acting.group;

export function GroupPanel() {
  useCalmBeat();
  const many = picks.value.length;
  const it = useSlice(() => {
    void calmBeat.value;
    const [all, now, book] = [picks.value, view.peek(), rules.value];
    return now === null || book === null
      ? null
      : { ...groupSum(all, now, book), acts: groupActs(all, now.facts, book) };
  });
  const movable = picks.value.filter((one) => carryOfPick(one) !== null).length;
  if (it === null) return null;
  const deployments = picks.value.flatMap((one) => (one.kind === 'deployment' ? [one.id] : []));
  return (
    <>
      <Heading health={null} name={text.title(many)} sub="" />
      <p class="panel-note">{text.mix(it.kinds.map(([kind, count]) => text.kinds[kind](count)))}</p>
      <FactList>
        <Fact label={text.memory}>{memory(it.mib)}</Fact>
        <Fact label={text.cpu}>{text.cores(it.cores)}</Fact>
        {it.dollarsPerHour > 0 && (
          <Fact label={text.rent}>{text.perHour(it.dollarsPerHour * MICRO_CENTS_PER_DOLLAR)}</Fact>
        )}
      </FactList>
      <Group title={text.actions}>
        {movable > 0 && (
          <button type="button" class="button primary act-button" onClick={liftPicks}>
            <Icon of={Hand} size={16} />
            <span class="act-label">{text.moveAll}</span>
            <span class="act-note mono">{text.ofWhich(movable, many)}</span>
          </button>
        )}
        {it.acts.map((act) => (
          <ActForAll key={act.id} label={text[act.id]} commands={act.commands} />
        ))}
        {movable === 0 && it.acts.length === 0 && <p class="muted">{text.none}</p>}
      </Group>
      {deployments.length > 0 && allows('setResources') && <Resources deployments={deployments} />}
      <Result />
      <Members />
      <p class="panel-note muted">{text.hint}</p>
    </>
  );
}

/** What the rules would say to all of them, one after the other; twice a second is enough for a reason. */
function useRehearsed(commands: readonly Command[]) {
  return useSlice(() => {
    void calmBeat.value;
    const [facts, book] = [standing.peek(), rules.value];
    if (facts === null || book === null) return { fit: 0, reason: '', milliMinutes: 0 };
    const { orders } = rehearse(facts, book, commands);
    const out = orders.find(({ verdict }) => !verdict.ok)?.verdict;
    return {
      fit: orders.filter(({ verdict }) => verdict.ok).length,
      reason: out === undefined || out.ok ? '' : words.refusals.sentence(out.code, out.numbers),
      milliMinutes: orders.reduce((sum, { milliMinutes }) => sum + milliMinutes, 0),
    };
  }, [JSON.stringify(commands)]);
}

interface ActForAllProps {
  readonly label: string;
  readonly commands: GroupAct['commands'];
}
function ActForAll({ label, commands }: ActForAllProps) {
  const { fit, reason, milliMinutes } = useRehearsed(commands);
  const isOff = fit === 0;
  const look = () => {
    looked.value = commands[0] ?? null;
  };
  return (
    <div class="act">
      <button
        type="button"
        class="button act-button"
        aria-disabled={isOff}
        data-verb={commands[0]?.verb}
        onClick={() => !isOff && void orderAll(commands)}
        onFocus={look}
        onPointerEnter={look}
      >
        <span class="act-label">{label}</span>
        <span class="act-note mono">{text.ofWhich(commands.length, picks.value.length)}</span>
        {milliMinutes > 0 && <span class="act-note mono">{words.game.panel.minutes(milliMinutes)}</span>}
      </button>
      {reason !== '' && <p class="act-reason">{isOff ? reason : text.partly(fit, commands.length, reason)}</p>}
    </div>
  );
}

/** One size for all of them, beginning with the first one's. */
function Resources({ deployments }: { deployments: readonly number[] }) {
  const [size, setSize] = useState(() => {
    const first = byId(view.peek()?.deployments ?? [], deployments[0] ?? 0);
    const { requestCpuM = 0, limitCpuM = 0, requestMib = 0, limitMib = 0 } = first ?? {};
    return { requestCpuM, limitCpuM, requestMib, limitMib };
  });
  const field = (label: string, name: keyof typeof size, step: number) => (
    <NumberField
      label={label}
      value={size[name]}
      step={step}
      onValue={(value) => setSize({ ...size, [name]: value })}
    />
  );
  const { panel } = words.game;
  return (
    <Group title={text.resources}>
      <div class="form-grid">
        {field(panel.cpuRequest, 'requestCpuM', 50)}
        {field(panel.cpuLimit, 'limitCpuM', 50)}
        {field(panel.memoryRequest, 'requestMib', 64)}
        {field(panel.memoryLimit, 'limitMib', 64)}
      </div>
      <ActForAll
        label={text.apply}
        commands={deployments.map((deployment) => ({ verb: 'setResources', deployment, ...size }))}
      />
    </Group>
  );
}

/** What became of the last orders for several: the refused ones by name. */
function Result() {
  const it = useSlice(() => {
    const [found, now, book] = [together.value, view.value, rules.value];
    if (found === null || now === null || book === null) return null;
    const { done, refusals } = found;
    return {
      said: text.result(done, done + refusals.length),
      lines: refusals.map(({ command, refusal }) => ({
        line: realCommand(command, now.facts, book),
        reason: words.refusals.sentence(refusal.code, refusal.numbers),
      })),
    };
  });
  if (it === null) return null;
  return (
    <div class="together" role="status">
      <p>{it.said}</p>
      <ul>
        {it.lines.map(({ line, reason }) => (
          <li key={line}>
            <code>{line}</code> <span class="text-bad">{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOfPick(one: Picked, facts: Facts, book: Rulebook): string {
  const kind = kindOf(one, facts);
  return kind === null || !('id' in one) ? '' : nameOf(kind, one.id, facts, book);
}

/** The first of many are told by name. */
const MEMBERS_SHOWN = 12;

function Members() {
  const members = useSlice(() => {
    const [all, facts, book] = [picks.value, view.value?.facts, rules.value];
    if (facts === undefined || book === null) return [];
    return all.map((one) => ({ key: keyOfPick(one), name: nameOfPick(one, facts, book), one }));
  });
  return (
    <Group title={text.members}>
      <ul class="group-members">
        {members.slice(0, MEMBERS_SHOWN).map(({ key, name, one }) => (
          <li key={key}>
            <button type="button" class="button quiet grow" onClick={() => pickAll([one])}>
              {name}
            </button>
            <button type="button" class="icon-button" aria-label={text.remove(name)} onClick={() => pickAlso(one)}>
              <Icon of={X} size={16} />
            </button>
          </li>
        ))}
      </ul>
      {members.length > MEMBERS_SHOWN && <p class="muted">{text.also(members.length - MEMBERS_SHOWN)}</p>}
      <button type="button" class="button" onClick={() => pickAll([])}>
        {text.clear} <kbd>Esc</kbd>
      </button>
    </Group>
  );
}
