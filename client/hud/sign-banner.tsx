/** What is announced: what, where, in how many real seconds, and what can be done. */
import { HealthMark } from '../look/marks.tsx';
import { frame, rules, view } from '../store/session.ts';
import { wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { signWhere } from './signs.ts';
import { useSlice } from './slice.ts';
import { select } from './stage.ts';

const text = words.game.signs;

/** What has just struck stays readable for a moment. */
const STRUCK_TICKS = 60;

export function SignBanner() {
  const signs = useSlice(() => {
    const [now, book, at] = [view.value, rules.value, frame.value];
    if (now === null || book === null || at === null) return [];
    return now.signs
      .filter(
        (sign) => sign.state === 'announced' || (sign.state === 'struck' && at.tick - sign.dueTick < STRUCK_TICKS),
      )
      .sort((a, b) => a.dueTick - b.dueTick)
      .map((sign) => {
        const said = text.of(sign.kind);
        const where = signWhere(sign, now, book);
        const isHost = sign.kind === 'host.dies' || sign.kind === 'host.serviced';
        const isStruck = sign.state === 'struck';
        const factor = book.scenario.incidents[sign.spec]?.factor ?? 1;
        return {
          id: sign.id,
          isStruck,
          title: `${isStruck ? said.struck(where) : said.title(where)}${factor === 1 ? '' : ` ${text.factor(factor)}`}`,
          left: isStruck ? '' : text.in(wait(sign.dueTick - at.tick, at.pace)),
          advice: isStruck ? said.after : said.advice,
          host: isHost ? sign.targetId : 0,
        };
      });
  });
  if (signs.length === 0) return null;
  return (
    <ul class="signs">
      {signs.slice(0, 3).map((sign, place) => (
        <li key={sign.id} class={`sign${sign.isStruck ? ' is-struck' : ''}`}>
          <HealthMark health={sign.isStruck ? 'bad' : 'watch'} size={16} />
          <strong>
            {sign.host > 0 ? (
              <button type="button" class="link" onClick={() => select({ kind: 'host', id: sign.host })}>
                {sign.title}
              </button>
            ) : (
              sign.title
            )}
          </strong>
          <span class="mono sign-left">{sign.left}</span>
          {place === 0 && <span class="sign-advice">{sign.advice}</span>}
        </li>
      ))}
    </ul>
  );
}
