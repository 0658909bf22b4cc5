/** Free slots: a run of them says once how many there are, and each speaks for itself while something is carried. */
import { words } from '../text/index.ts';
import { alpha, mix } from './colour.ts';
import { rect } from './geometry.ts';
import { fill, lineOf, mark, measure, outline, type Pen, write } from './pen.ts';
import type { SlotBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

export function paintFreeSlots(pen: Pen, beat: Beat, radius: number): void {
  // What is drafted or ordered there says so itself.
  const marked = new Set(beat.model.marks.map((one) => one.slot));
  const slots = beat.picture.slots.filter(({ key }) => !marked.has(key));
  for (const [index, slot] of slots.entries()) {
    const before = slots[index - 1];
    const leads = before === undefined || before.rack !== slot.rack || before.slot !== slot.slot - 1;
    paintFreeSlot(pen, slot, leads ? runFrom(slots, index) : 0, beat, radius, rowOf(slots, index));
  }
}

/** As wide as those that stand beside each other in its row. */
function rowOf(slots: readonly SlotBox[], first: number): number {
  const from = (slots[first] as SlotBox).rect;
  let right = from.x + from.w;
  for (const { rack, rect } of slots.slice(first + 1)) {
    if (rect.y !== from.y || rack !== (slots[first] as SlotBox).rack) break;
    right = rect.x + rect.w;
  }
  return right - from.x;
}

/** How many free slots follow each other from there. */
function runFrom(slots: readonly SlotBox[], first: number): number {
  const from = slots[first] as SlotBox;
  let many = 1;
  while (slots[first + many]?.rack === from.rack && slots[first + many]?.slot === from.slot + many) many += 1;
  return many;
}

function paintFreeSlot(pen: Pen, slot: SlotBox, run: number, beat: Beat, radius: number, row: number): void {
  const { palette } = pen;
  const { model } = beat;
  const { rect: box } = slot;
  const saying = beat.sayings.get(slot.key);
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  const near = model.hovered === slot.key;
  const ordered = model.pending.some(
    ({ command }) => command.verb === 'order' && command.rack === slot.rack && command.slot === slot.slot,
  );
  if (saying !== undefined) {
    const colour = lineOf(pen, saying.health);
    fill(pen, box, alpha(colour, near ? 0.3 : 0.12), radius);
    outline(pen, box, colour, { width: 2, radius, dash: near ? [] : [4, 4] });
    mark(pen, saying.health, box.x + 16, y, 12);
    const text = saying.detail === '' ? saying.title : `${saying.title}, ${saying.detail}`;
    if (box.h >= 15) write(pen, text, box.x + 29, y, palette.text, { size: 12, weight: 600, max: box.w - 36 });
  } else if (ordered) {
    outline(pen, box, palette.accent, { width: 2, radius, dash: [4, 4] });
    write(pen, words.floor.ordering, x, y, palette.accent, { size: 12, align: 'center', max: box.w - 8 });
  } else if (run > 0 && box.h >= 15) {
    const word = slot.rack < 0 ? words.floor.rentHere : words.look.freeSlots(run);
    const type = { size: 12, align: 'center', max: row - 8 } as const;
    const wide = Math.min(type.max, measure(pen, word, type)) + 12;
    // Between two of them the word stands on the frame's line: it has its own ground.
    if (wide > box.w)
      fill(pen, rect(box.x + row / 2 - wide / 2, y - 9, wide, 18), mix(palette.rack, palette.ground, 0.6), 4);
    write(pen, word, box.x + row / 2, y, palette.muted, type);
  }
  const { selection } = model;
  const selected = selection?.kind === 'slot' && selection.rack === slot.rack && selection.slot === slot.slot;
  if (selected || (near && (model.carry === null || saying !== undefined)))
    outline(pen, box, palette.accent, { width: 2.5, radius });
}
