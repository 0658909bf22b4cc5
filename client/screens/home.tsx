/** The front page: join first, everything else after. The toy is fetched when the form already works. */
import { useEffect, useState } from 'preact/hooks';
import { words } from '../text/index.ts';
import '../styles/screens.css';
import '../styles/screens-home.css';
import { HeroStill } from './home/hero-still.tsx';
import { JoinCard } from './home/join-card.tsx';
import { Settings } from './home/settings.tsx';
import { WarmSeats } from './home/warm-seats.tsx';
import { Ways } from './home/ways.tsx';
import { Brand } from './parts/brand.tsx';
import { Link } from './parts/link.tsx';

type Toy = typeof import('./home/hero.tsx').Hero;

export function Home({ code }: { code: string }) {
  const say = words.screens.home;
  return (
    <div class="home">
      <header class="home-top">
        <Brand plain />
      </header>
      <main class="home-main">
        <HeroStill />
        <h1>
          {words.common.tagline} <HeadlineRoom />
        </h1>
        <p class="lead">{say.lead}</p>
        <p class="lead-short">{say.leadShort}</p>
        <WarmSeats />
        <JoinCard key={code} given={code} />
        <Ways />
      </main>
      <LazyToy />
      <footer class="home-foot muted">
        {say.footer}{' '}
        <Link class="foot-link" to={{ name: 'daily' }}>
          {say.daily}
        </Link>{' '}
        <Link class="foot-link" to={{ name: 'replay' }}>
          {say.openReplay}
        </Link>
        {/* Last, though it is painted at the top: the form is what the first Tab should reach. */}
        <Settings />
      </footer>
    </div>
  );
}

function LazyToy() {
  const [toy, setToy] = useState<{ Hero: Toy }>();
  useEffect(() => {
    // Narrow screens show the still picture; the toy is not even fetched for them.
    if (!matchMedia('(min-width: 960px)').matches) return;
    void import('./home/hero.tsx').then(({ Hero }) => setToy({ Hero }));
  }, []);
  return <div class="home-hero">{toy !== undefined && <toy.Hero />}</div>;
}

/** What the sentence asks for, drawn behind it. */
function HeadlineRoom() {
  return (
    <svg class="headline-room" width="178" height="48" viewBox="0 0 178 48" aria-hidden="true">
      <rect x="2" y="2" width="174" height="44" rx="5" class="room-line" />
      <path d="M14 24h150M22 17l-8 7l8 7M156 17l8 7l-8 7" class="room-arrow" />
    </svg>
  );
}
