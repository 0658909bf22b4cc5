/** On a phone: what hurts, worst first, with what heals and scales it; the team and its signals. No floor to drag on. */
import { signal } from '@preact/signals';
import { Activity, Bell, BookOpen, LogOut, ScrollText, Telescope, Users, Wifi, WifiOff } from 'lucide';
import { Icon } from '../look/icon.tsx';
import { Lazily } from '../look/lazily.tsx';
import { HealthMark, TeamMark } from '../look/marks.tsx';
import { alertsOf } from '../play/health.ts';
import { crew, hasMates } from '../store/crew.ts';
import { lab } from '../store/lab.ts';
import { race } from '../store/race.ts';
import { go } from '../store/route.ts';
import { connection, frame, latencyMs, leave, myTeam, rules, source, view } from '../store/session.ts';
import { clock, exactMoney, percent } from '../text/format.ts';
import { words } from '../text/index.ts';
import { ClassPlace } from './class/place.tsx';
import { Alerts } from './companion/alerts.tsx';
import { MachineList, ServiceList } from './companion/lists.tsx';
import { Team } from './companion/team.tsx';
import { FeedList } from './feed.tsx';
import { loadGuide } from './guided.ts';
import { usePausedWhy } from './paused.tsx';
import { Plan } from './plan.tsx';
import { ShedStrip } from './shed-strip.tsx';
import { useSlice } from './slice.ts';
import { show } from './stage.ts';
import { PauseButton } from './top-bar/controls.tsx';
import '../styles/companion.css';

const hint = () => import('./hint.tsx').then(({ Hint }) => Hint);
const offers = () => import('./offers.tsx').then((part) => part.Offers);
const raceStrip = () => import('./race-strip.tsx').then(({ RaceStrip }) => RaceStrip);
const estateActs = () => import('./companion/estate.tsx').then(({ EstateActs }) => EstateActs);
const labPanel = () => import('./lab.tsx').then(({ LabPanel }) => LabPanel);

const text = words.game;
const phone = words.together.phone;
const TABS = { now: Activity, alerts: Bell, feed: ScrollText, team: Users, plan: Telescope } as const;
type Tab = keyof typeof TABS;
const tab = signal<Tab>('now');

export function Companion() {
  return (
    <div class="companion">
      <Head />
      {race.value !== null && <Lazily load={raceStrip} props={{}} />}
      <main class="companion-main" aria-label={phone.tabs[tab.value]}>
        <ClassPlace />
        <Lazily load={loadGuide} props={{}} />
        <ShedStrip />
        {tab.value === 'now' && (
          <>
            <Lazily load={hint} props={{}} />
            <Alerts most={2} />
            <Lazily load={offers} props={{}} />
            <ServiceList />
            <Lazily load={estateActs} props={{}} />
            {lab.value !== null && <Lazily load={labPanel} props={{}} />}
            <p class="muted">{text.companion.floorElsewhere}</p>
          </>
        )}
        {tab.value === 'alerts' && (
          <>
            <Alerts most={40} />
            <MachineList />
          </>
        )}
        {tab.value === 'feed' && <FeedList />}
        {tab.value === 'team' && <Team />}
        {tab.value === 'plan' && <Plan />}
      </main>
      <Tabs />
    </div>
  );
}

function Head() {
  const now = useSlice(() => {
    const [shown, at, team] = [view.value, frame.value, myTeam.value];
    if (shown === null || at === null) return null;
    const { windowOffered, windowInTime, profitMicroCents } = shown.team;
    const share = windowOffered > 0 ? windowInTime / windowOffered : 1;
    const me = crew.value.find((member) => member.mine);
    const duty = me === undefined || me.duty === 'none' ? '' : words.together.duties.names[me.duty];
    return {
      name: team?.name ?? '',
      shape: team?.shape ?? 0,
      me: [me?.name ?? '', duty].filter((part) => part !== '').join(', '),
      time: clock(at.tick),
      phase: at.paused ? text.top.paused : text.top.phases[at.phase],
      profit: exactMoney(profitMicroCents),
      inTime: percent(share),
      isLow: share < (rules.value?.scenario.inTimeTarget ?? 0),
      hosts: shown.hosts.filter((host) => host.state === 'on').length,
    };
  });
  const pausedWhy = usePausedWhy();
  if (now === null) return null;
  return (
    <header class="companion-head">
      <TeamMark shape={now.shape} size={28} />
      <div class="grow">
        <h1>{now.name}</h1>
        <Line me={now.me} />
      </div>
      <div class="companion-clock">
        <time class="mono big">{now.time}</time>
        <span class="muted">{now.phase}</span>
      </div>
      <PauseButton />
      <button type="button" class="icon-button" aria-label={words.codex.title} onClick={() => show('codex')}>
        <Icon of={BookOpen} size={18} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={words.screens.lobby.leave}
        onClick={() => {
          if (lab.value !== null) return void source.value?.control({ do: 'end' });
          leave(false);
          go({ name: 'home' });
        }}
      >
        <Icon of={LogOut} size={18} />
      </button>
      <dl>
        <div>
          <dt>{text.top.profit}</dt>
          <dd class="mono">{now.profit}</dd>
        </div>
        <div>
          <dt>{text.top.inTime}</dt>
          <dd class={`mono${now.isLow ? ' text-bad' : ''}`}>
            <HealthMark health={now.isLow ? 'bad' : 'ok'} size={12} /> {now.inTime}
          </dd>
        </div>
        <div>
          <dt>{text.companion.hosts}</dt>
          <dd class="mono">{now.hosts}</dd>
        </div>
      </dl>
      {pausedWhy !== '' && (
        <p class="companion-paused" role="status">
          {pausedWhy}
        </p>
      )}
    </header>
  );
}

/** Who one is and whether the room hears. */
function Line({ me }: { me: string }) {
  const state = connection.value;
  const said = words.common.connection;
  const isOpen = state === 'open';
  return (
    <p class={`companion-line${isOpen ? '' : ' is-lost'}`} role="status">
      <Icon of={isOpen ? Wifi : WifiOff} size={14} />
      {isOpen ? me : said[state]}
      {isOpen && latencyMs.value > 0 && <span class="visually-hidden">{said.open(Math.round(latencyMs.value))}</span>}
    </p>
  );
}

function Tabs() {
  const many = useSlice(() => {
    const [now, book] = [view.value, rules.value];
    return now === null || book === null ? 0 : alertsOf(now, book).filter((alert) => alert.health === 'bad').length;
  });
  return (
    <nav class="companion-tabs" aria-label={phone.nav}>
      {(Object.keys(TABS) as Tab[])
        .filter((name) => name !== 'team' || hasMates.value)
        .map((name) => (
          <button
            key={name}
            type="button"
            aria-current={tab.value === name ? 'page' : undefined}
            onClick={() => {
              tab.value = name;
              scrollTo({ top: 0 });
            }}
          >
            <Icon of={TABS[name]} size={22} />
            {phone.tabs[name]}
            {name === 'alerts' && many > 0 && <span class="count mono">{many}</span>}
          </button>
        ))}
    </nav>
  );
}
