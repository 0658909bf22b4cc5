/** Team-mates and their signals as the floor draws them. */
import { computed } from '@preact/signals';
import type { MateOnFloor, Ping } from '../look/floor-model.ts';
import { crew } from '../store/crew.ts';
import { hands, heard, SIGNAL_MS } from '../store/hands.ts';
import { onFreshEstate } from '../store/session.ts';
import { words } from '../text/index.ts';
import { nameOf } from './show-thing.ts';

const text = words.together;

/** Names of what is carried change too seldom to be asked for in every beat. */
const carried = new Map<string, string>();
onFreshEstate.add(() => carried.clear());
function calledOnce(thing: string): string {
  const known = carried.get(thing);
  if (known !== undefined && known !== '') return known;
  const called = nameOf(thing);
  carried.set(thing, called);
  return called;
}

export const matesOnFloor = computed<readonly MateOnFloor[]>(() =>
  hands.value.map(({ member, at, across, down, picked, held }) => {
    const { seat, name, hue, shape } = member;
    const carries = held === '' ? '' : text.crew.carries(name, calledOnce(held));
    return { seat, name, hue, shape, at, across, down, picked, held, carries };
  }),
);

export const pings = computed<readonly Ping[]>(() =>
  heard.value.flatMap((one): Ping[] => {
    const who = crew.value.find((member) => member.seat === one.seat);
    const isOld = performance.now() - one.heardMs > SIGNAL_MS;
    if (who === undefined || one.at === '' || isOld) return [];
    const { name, hue, shape } = who;
    const said = text.signals.heard(name, text.signals.names[one.kind]);
    return [{ key: one.key, at: one.at, name, said, hue, shape, bornMs: one.heardMs }];
  }),
);
