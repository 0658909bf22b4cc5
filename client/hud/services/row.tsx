/** One service: its state, demand against capacity, how quick it is and what it loses; selected, also why. */
import { EyeOff } from 'lucide';
import { useRef } from 'preact/hooks';
import { glyphOf } from '../../look/glyphs.ts';
import { Icon } from '../../look/icon.tsx';
import { Lazily } from '../../look/lazily.tsx';
import { HealthMark } from '../../look/marks.tsx';
import { healthDwell } from '../../play/dwell.ts';
import { isUnwatched, serviceHealth } from '../../play/health.ts';
import { selection } from '../../store/board.ts';
import { rules, view } from '../../store/session.ts';
import { milliseconds } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { quickness } from '../explorer.ts';
import { useSlice } from '../slice.ts';
import { select } from '../stage.ts';
import { LoadBar } from './load-bar.tsx';

const text = words.game.services;
const cause = () => import('./cause.tsx').then(({ Cause }) => Cause);

/** `hurts`: it stands among what needs a look. */
export function ServiceRow({ index, hurts }: { index: number; hurts: boolean }) {
  const dwell = useRef(healthDwell<number>());
  const now = useSlice(() => {
    const service = view.value?.services[index];
    if (service === undefined) return null;
    return {
      health: dwell.current.show(index, serviceHealth(service), performance.now()),
      load: service.utilisationPercent,
      p95: service.p95Ms,
      lost: service.lostPermille,
      runs: service.endpoints > 0,
      isUnwatched:
        view.value?.deployments.some(
          (one) => one.service === index && rules.value !== null && isUnwatched(one, rules.value),
        ) === true,
      isFunction: view.value?.functions.some((one) => one.service === index && one.percent > 0) === true,
    };
  }, [index]);
  const id = useSlice(() => rules.value?.services[index]?.id ?? '', [index]);
  const isSelected = useSlice(() => selection.value?.kind === 'service' && selection.value.index === index, [index]);
  if (now === null) return null;
  return (
    <li class={`service${isSelected ? ' is-selected' : ''}${hurts || isSelected ? ' is-tall' : ''}`} data-service={id}>
      <button
        type="button"
        class="service-row"
        aria-expanded={isSelected}
        onClick={() => select(isSelected ? null : { kind: 'service', index })}
      >
        <HealthMark health={now.health} size={13} label={words.common.health[now.health]} />
        <span class="service-name">
          <Icon of={glyphOf(id)} size={15} />
          <span>{words.names.service(id)}</span>
          {now.isUnwatched && (
            <small class="service-unwatched" title={words.game.panel.unwatchedWhat}>
              <Icon of={EyeOff} size={13} />
              <span>{words.game.panel.unwatched}</span>
            </small>
          )}
        </span>
        <span class={`mono service-p95${now.lost > 0 ? ' text-bad' : ' muted'}`}>
          <span class="visually-hidden">{quickness(text.p95)} </span>
          {/* A part that its program answers for has no time of its own. */}
          {now.p95 > 0 ? milliseconds(now.p95) : '–'}
        </span>
        {now.runs ? (
          <LoadBar percent={now.load} />
        ) : (
          <small class="muted load-none">{now.isFunction ? text.asFunction : text.none}</small>
        )}
        <span class={`mono service-load${now.load > 100 ? ' is-over' : ''}`}>
          <span class="visually-hidden">{text.load} </span>
          {now.runs ? text.load100(now.load) : '–'}
        </span>
        <span class={`mono service-lost${now.lost > 0 ? ' text-bad' : ' muted'}`}>
          <span class="visually-hidden">{text.lost} </span>
          {text.lostShare(now.lost)}
        </span>
      </button>
      {isSelected && <Lazily load={cause} props={{ index }} />}
    </li>
  );
}
