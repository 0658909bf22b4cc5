/**
 * The address bar as a signal. Paths are few and flat; what a match is doing is not in them. In the static site they stand
 * behind a #, as any web server has one page to give.
 */
import { signal } from '@preact/signals';
import { isStatic } from './site.ts';

export type Route =
  | { readonly name: 'home' }
  | { readonly name: 'join'; readonly code: string } // /j/CODE, from a QR code or a typed address
  | { readonly name: 'levels' } // /solo
  | { readonly name: 'brief'; readonly level: string } // /solo/1-1
  | { readonly name: 'daily' } // /daily: the level of the day and its table
  | { readonly name: 'today' } // /daily/play: a match of it in this page
  | { readonly name: 'course' } // /course: what is practised where, for who teaches
  | { readonly name: 'lab' } // /lab; a shared set-up stands behind a # (the static site: /lab/SET-UP)
  | { readonly name: 'host' } // /host: choose and open a room
  | { readonly name: 'friendly' } // /friendly
  | { readonly name: 'room'; readonly code: string } // /room/CODE: lobby, match and debrief; /room/CODE#hostkey
  | { readonly name: 'here'; readonly scenario: string } // /here/1-1: a match in this page
  | { readonly name: 'replay' } // /replay: a file that was saved after a match
  | { readonly name: 'unknown' };

export function parseRoute(path: string): Route {
  const [first = '', second = ''] = path.split('/').filter((part) => part !== '');
  if (first === '') return { name: isStatic ? 'levels' : 'home' };
  if (first === 'j') return { name: 'join', code: second.toUpperCase() };
  if (first === 'solo') return second === '' ? { name: 'levels' } : { name: 'brief', level: second };
  if (first === 'daily') return { name: second === 'play' ? 'today' : 'daily' };
  if (first === 'course') return { name: 'course' };
  if (first === 'lab') return { name: 'lab' };
  if (first === 'host') return { name: 'host' };
  if (first === 'replay') return { name: 'replay' };
  if (first === 'friendly') return { name: 'friendly' };
  if (first === 'room' && second !== '') return { name: 'room', code: second.toUpperCase() };
  if (first === 'here' && second !== '') return { name: 'here', scenario: second };
  return { name: 'unknown' };
}

export function pathOf(route: Route): string {
  switch (route.name) {
    case 'join':
      return `/j/${route.code}`;
    case 'levels':
      return '/solo';
    case 'brief':
      return `/solo/${route.level}`;
    case 'daily':
      return '/daily';
    case 'today':
      return '/daily/play';
    case 'course':
      return '/course';
    case 'host':
      return '/host';
    case 'lab':
      return '/lab';
    case 'replay':
      return '/replay';
    case 'friendly':
      return '/friendly';
    case 'room':
      return `/room/${route.code}`;
    case 'here':
      return `/here/${route.scenario}`;
    default:
      return '/';
  }
}

/** The host's key of `/room/CODE#key`: a fragment never reaches a server's log. '' when there is none. */
export function hostKeyIn(fragment: string): string {
  return /^#([0-9a-f]{32})$/.exec(fragment)?.[1] ?? '';
}

/** What stands in the address bar, and in a link. */
const placeNow = (): string => (isStatic ? location.hash.slice(1) : location.pathname);
export const hrefOf = (route: Route): string => (isStatic ? `#${pathOf(route)}` : pathOf(route));

/** Of a shared lab, in the address bar; '' when there is none. */
export const labCodeHere = (): string =>
  isStatic ? (/^#\/lab\/(.+)$/.exec(location.hash)?.[1] ?? '') : location.hash.slice(1);
export const labLinkOf = (code: string): string =>
  `${location.origin}${isStatic ? `${location.pathname}#/lab/` : '/lab#'}${code}`;

export const route = signal<Route>(parseRoute(placeNow()));

export function go(to: Route): void {
  history.pushState(null, '', hrefOf(to));
  route.value = to;
  scrollTo(0, 0);
}

addEventListener('popstate', () => {
  route.value = parseRoute(placeNow());
});
