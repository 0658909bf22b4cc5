/** The bar at the top: who, when, how much, how well, and the clock's own buttons. */
import { CircleQuestionMark, ListTree, LogOut, Moon, Pause, Play, Sun, Wifi, WifiOff } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { HealthMark, TeamMark } from '../look/marks.tsx';
import { profitPerMinute } from '../play/demand.ts';
import { alertsOf } from '../play/health.ts';
import { theme } from '../store/preferences.ts';
import { go } from '../store/route.ts';
import { connection, frame, isHost, latencyMs, leave, myTeam, rules, samples, source, view } from '../store/session.ts';
import { clock, exactMoney, moneyChange, percent, wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { useSlice } from './slice.ts';
import { outlineOpen, panel, show } from './stage.ts';

const text = words.game.top;

export function TopBar() {
  return (
    <header class="top-bar">
      <Team />
      <Clock />
      <Profit />
      <InTime />
      <OperatorMinutes />
      <AlertCounts />
      <Connection />
      <Controls />
    </header>
  );
}

function Team() {
  const team = useSlice(() => ({ name: myTeam.value?.name ?? '', shape: myTeam.value?.shape ?? 0 }));
  const title = useSlice(() => rules.value?.scenario.title ?? '');
  return (
    <div class="top-team">
      <TeamMark shape={team.shape} size={26} />
      <div>
        <strong>{team.name}</strong>
        <h1 class="muted">{title}</h1>
      </div>
    </div>
  );
}

function Clock() {
  const now = useSlice(() => {
    const at = frame.value;
    if (at === null) return { time: '', phase: '', left: '' };
    const left = wait(at.endTick - at.tick, at.pace);
    return { time: clock(at.tick), phase: text.phases[at.phase], left: text.left(left) };
  });
  return (
    <div class="top-cell top-clock">
      <time class="mono big">{now.time}</time>
      <div>
        <strong>{now.phase}</strong>
        <span class="muted mono">{now.left}</span>
      </div>
    </div>
  );
}

const SPARK = { width: 64, height: 28, points: 30 };

function Profit() {
  const profit = useSlice(() => {
    const amount = exactMoney(view.value?.team.profitMicroCents ?? 0);
    const dot = amount.lastIndexOf('.');
    return { whole: amount.slice(0, dot), cents: amount.slice(dot) };
  });
  const curve = useSlice(() => sparkOf(samples.value.slice(-SPARK.points).map((one) => one.profitMicroCents)));
  const change = useSlice(() => moneyChange(profitPerMinute(samples.value)));
  return (
    <button
      type="button"
      class="top-cell top-profit"
      aria-expanded={panel.value.kind === 'ledger'}
      onClick={() => show('ledger')}
    >
      <svg width={SPARK.width} height={SPARK.height} aria-hidden="true" class="spark">
        <polyline points={curve} />
      </svg>
      <span class="top-pair">
        <span class="mono big-2">
          {profit.whole}
          <small class="muted">{profit.cents}</small>
        </span>
        <span class="muted">
          {text.profit} · <span class="mono">{text.perMinute(change)}</span>
        </span>
        <span class="visually-hidden">{text.ledger}</span>
      </span>
    </button>
  );
}

function sparkOf(values: readonly number[]): string {
  if (values.length < 2) return '';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(1, high - low);
  return values
    .map((value, index) => {
      const x = 2 + (index / (values.length - 1)) * (SPARK.width - 6);
      return `${x.toFixed(1)},${(SPARK.height - 3 - ((value - low) / span) * (SPARK.height - 6)).toFixed(1)}`;
    })
    .join(' ');
}

const BUDGET_CELLS = 10;

function InTime() {
  const slo = useSlice(() => {
    const [gauge, book] = [view.value?.team, rules.value];
    if (gauge === undefined || book === null) return { share: '', health: 'ok' as const, cells: 0, left: 0, goal: 0 };
    const target = book.scenario.inTimeTarget;
    const share = gauge.windowOffered > 0 ? gauge.windowInTime / gauge.windowOffered : 1;
    const left = Math.max(0, 1 - (1 - share) / Math.max(0.0001, 1 - target));
    const health = left > 0.5 ? ('ok' as const) : left > 0 ? ('watch' as const) : ('bad' as const);
    const cells = Math.ceil(left * BUDGET_CELLS);
    return { share: percent(share), health, cells, left: Math.round(left * 100), goal: target };
  });
  return (
    <div class="top-cell">
      <span class="top-pair">
        <span class="mono mid">
          <HealthMark health={slo.health} size={12} label={words.common.health[slo.health]} /> {slo.share}
        </span>
        <span class="muted">{text.inTime}</span>
      </span>
      <span class="top-pair wide-only">
        <span
          class={`cells cells-${slo.health}`}
          role="img"
          aria-label={`${text.budgetLabel}: ${text.budget(slo.left)}`}
        >
          {Array.from({ length: BUDGET_CELLS }, (_, cell) => (
            <i key={cell} class={cell < slo.cells ? 'on' : ''} />
          ))}
        </span>
        <span class="muted">{text.goal(slo.goal)}</span>
      </span>
    </div>
  );
}

const MINUTE_CELLS = 20;

function OperatorMinutes() {
  const purse = useSlice(() => {
    const [facts, book] = [view.value?.facts, rules.value];
    if (facts === undefined || book === null) return null;
    if (!Object.values(book.economy.operatorMinutes).some((minutes) => minutes > 0)) return null;
    const most = book.economy.operatorBankMinutes;
    const have = Math.floor(facts.operatorMilliMinutes / 1000);
    return { have, most, cells: Math.round((have / most) * MINUTE_CELLS) };
  });
  if (purse === null) return null;
  const label = text.minutes(purse.have, purse.most);
  return (
    <div class="top-cell">
      <span class="top-pair">
        <span class="cells two-rows" role="img" aria-label={label}>
          {Array.from({ length: MINUTE_CELLS }, (_, cell) => (
            <i key={cell} class={cell < purse.cells ? 'on' : ''} />
          ))}
        </span>
        <span class="muted" aria-hidden="true">
          {text.minutesShort(purse.have)}
        </span>
      </span>
    </div>
  );
}

function AlertCounts() {
  const counts = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    const alerts = now === null || book === null ? [] : alertsOf(now, book);
    const bad = alerts.filter((alert) => alert.health === 'bad').length;
    return { bad, watch: alerts.length - bad };
  });
  return (
    <div class="top-cell top-alerts" role="img" aria-label={text.alerts(counts.bad, counts.watch)}>
      <HealthMark health={counts.bad > 0 ? 'bad' : 'off'} /> <strong class="mono mid">{counts.bad}</strong>
      <HealthMark health={counts.watch > 0 ? 'watch' : 'off'} /> <strong class="mono mid">{counts.watch}</strong>
    </div>
  );
}

/** Pause and go on, for whoever holds the clock. */
export function togglePause(): void {
  const paused = frame.peek()?.paused ?? false;
  if (isHost.peek()) void source.peek()?.control({ do: paused ? 'resume' : 'pause' });
}

function Controls() {
  const now = useSlice(() => ({ paused: frame.value?.paused ?? false, solo: frame.value?.mode === 'solo' }));
  const holdsClock = isHost.value;
  return (
    <div class="top-cell top-controls">
      {holdsClock && (
        <IconButton
          of={now.paused ? Play : Pause}
          label={now.paused ? text.resume : text.pause}
          keys="Space"
          onPress={togglePause}
        />
      )}
      {holdsClock && now.solo && <Speed />}
      <IconButton
        of={ListTree}
        label={text.outline}
        pressed={outlineOpen.value}
        onPress={() => {
          outlineOpen.value = !outlineOpen.value;
        }}
      />
      <IconButton
        of={theme.value === 'dark' ? Sun : Moon}
        label={theme.value === 'dark' ? text.toLight : text.toDark}
        onPress={() => {
          theme.value = theme.value === 'dark' ? 'light' : 'dark';
        }}
      />
      <IconButton of={CircleQuestionMark} label={text.help} onPress={() => show('help')} />
      <Leave ends={holdsClock && now.solo} />
    </div>
  );
}

interface IconButtonProps {
  of: Parameters<typeof Icon>[0]['of'];
  label: string;
  keys?: string;
  pressed?: boolean;
  onPress: () => void;
}
function IconButton({ of, label, keys, pressed, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={keys}
      title={label}
      onClick={onPress}
    >
      <Icon of={of} size={18} />
    </button>
  );
}

const FACTORS = { half: 0.5, one: 1, two: 2 } as const;

function Speed() {
  const now = useSlice(() => ({ pace: frame.value?.pace ?? 1, own: rules.value?.scenario.pace ?? 1 }));
  const paceOf = (factor: number) => Math.min(60, Math.max(1, Math.round(now.own * factor)));
  return (
    <fieldset class="speed">
      <legend class="visually-hidden">{text.speed}</legend>
      {(Object.keys(FACTORS) as (keyof typeof FACTORS)[]).map((name) => (
        <button
          key={name}
          type="button"
          class="mono"
          aria-pressed={now.pace === paceOf(FACTORS[name])}
          onClick={() => void source.value?.control({ do: 'pace', pace: paceOf(FACTORS[name]) })}
        >
          {text.speeds[name]}
        </button>
      ))}
    </fieldset>
  );
}

/** Asks once more before it is done, and forgets the question after a while. */
const SURE_MS = 3000;

function Leave({ ends }: { ends: boolean }) {
  const [isSure, setSure] = useState(false);
  useEffect(() => {
    if (!isSure) return;
    const timer = setTimeout(() => setSure(false), SURE_MS);
    return () => clearTimeout(timer);
  }, [isSure]);
  const label = ends ? text.end : text.leave;
  const press = () => {
    if (!isSure) setSure(true);
    else if (ends) void source.value?.control({ do: 'end' });
    else {
      leave(true);
      go({ name: 'home' });
    }
  };
  return (
    <button
      type="button"
      class={`icon-button${isSure ? ' is-sure' : ''}`}
      aria-label={isSure ? `${label}: ${text.sure}` : label}
      title={label}
      onClick={press}
    >
      {isSure ? text.sure : <Icon of={LogOut} size={18} />}
    </button>
  );
}

function Connection() {
  const isHere = useSlice(() => frame.value?.code === '');
  const isOpen = connection.value === 'open';
  const ms = useSlice(() => Math.round(latencyMs.value / 10) * 10);
  const state = isOpen
    ? isHere
      ? text.here
      : text.latency(ms)
    : connection.value === 'lost'
      ? text.seatKept
      : words.common.connection[connection.value === 'connecting' ? 'connecting' : 'closed'];
  return (
    <div class={`top-cell top-connection${isOpen ? ' muted' : ' is-lost'}`} role="status">
      <Icon of={isOpen ? Wifi : WifiOff} size={16} />{' '}
      <span class={isHere || !isOpen ? 'visually-hidden' : 'mono'}>{state}</span>
    </div>
  );
}
