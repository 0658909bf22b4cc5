/** When it is, in which part of the match, and how long until the next peak. */
import { forecastOf } from '../../play/demand.ts';
import { nextPeak } from '../../play/demand-ahead.ts';
import { lab } from '../../store/lab.ts';
import { frame, rules, view } from '../../store/session.ts';
import { clock, wait } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { useSlice } from '../slice.ts';

const text = words.reading.top;

export function Clock() {
  const now = useSlice(() => {
    const [at, shown, book] = [frame.value, view.value, rules.value];
    if (at === null) return { time: '', phase: '', left: '', next: '', nextLong: '', pace: '' };
    const left = lab.value === null ? text.ends(wait(at.endTick - at.tick, at.pace)) : ''; // a lab has no clock
    const peak =
      shown === null || book === null
        ? null
        : nextPeak(
            forecastOf(shown.team, book),
            at.tick,
            shown.team.ratesPerS.reduce((sum, rate) => sum + rate, 0),
          );
    const until = peak === null ? '' : wait(peak.tick - at.tick, at.pace);
    return {
      time: clock(at.tick),
      phase: words.game.top.phases[at.phase],
      left,
      next: peak === null ? left : text.peakShort(until),
      nextLong: peak === null ? '' : text.peak(until, Math.round(peak.perS)),
      pace: text.pace(at.pace),
    };
  });
  return (
    <div class="top-cell top-clock" title={[now.nextLong, now.left, now.pace].filter((part) => part !== '').join(', ')}>
      <time class="mono big">{now.time}</time>
      <div>
        <strong>{now.phase}</strong> <span class="muted">{now.next}</span>
        {now.nextLong !== '' && <span class="visually-hidden">{now.left}, </span>}
        <span class="visually-hidden">{now.pace}</span>
      </div>
    </div>
  );
}
