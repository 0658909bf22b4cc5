/** How much hurts, by shape; opens a list of it with a way to each. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { HealthMark } from '../../look/marks.tsx';
import { alertsOf } from '../../play/health.ts';
import { rules, view } from '../../store/session.ts';
import { words } from '../../text/index.ts';
import { AlertList } from '../alert-list.tsx';
import { useSlice } from '../slice.ts';

export function Alerts() {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const counts = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    const alerts = now === null || book === null ? [] : alertsOf(now, book);
    const bad = alerts.filter((alert) => alert.health === 'bad').length;
    return { bad, watch: alerts.length - bad };
  });
  useEffect(() => {
    if (!isOpen) return;
    const elsewhere = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', elsewhere);
    addEventListener('focusin', elsewhere);
    return () => {
      removeEventListener('pointerdown', elsewhere);
      removeEventListener('focusin', elsewhere);
    };
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list from anywhere in it
    <div
      ref={box}
      class="top-cell top-alerts"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.preventDefault();
        close();
      }}
    >
      <button type="button" aria-expanded={isOpen} title={words.reading.top.alertList} onClick={() => setOpen(!isOpen)}>
        <HealthMark health={counts.bad > 0 ? 'bad' : 'off'} /> <strong class="mono mid">{counts.bad}</strong>
        <span class="visually-hidden">{words.reading.top.inTrouble}</span>
        <HealthMark health={counts.watch > 0 ? 'watch' : 'off'} /> <strong class="mono mid">{counts.watch}</strong>
        <span class="visually-hidden">{words.reading.top.toWatch}</span>
      </button>
      {isOpen && (
        <section class="alert-box" aria-label={words.reading.top.alertList}>
          <h2 class="small-title">{words.reading.top.alertList}</h2>
          <AlertList onJump={() => setOpen(false)} />
        </section>
      )}
    </div>
  );
}
