/** Numbers, money, sizes and times for eyes, by the page's language. The rules never see any of this. */
import { MICRO_CENTS_PER_DOLLAR } from '../../shared/base/units.ts';
import { language } from './language.ts';

const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
// No minus before what rounds to nought.
const asMoney = { style: 'currency', currency: 'USD', signDisplay: 'negative' } as const;
const dollars = new Intl.NumberFormat(language, { ...asMoney, maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat(language, { ...asMoney, minimumFractionDigits: 2 });
const tenthCents = new Intl.NumberFormat(language, { ...asMoney, minimumFractionDigits: 3 });
const listed = new Intl.NumberFormat(language, {
  style: 'currency',
  currency: 'USD',
  trailingZeroDisplay: 'stripIfInteger',
});

const rough = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });

export const count = (value: number): string => whole.format(value);
export const twoDigits = (value: number): string => rough.format(value);
export const decimal = (value: number): string => one.format(value);
export const percent = (share: number): string => `${one.format(share * 100)}\u00a0%`;
/** Where a tenth of a percent is a tenth of what matters: shares of answers in time. */
export const finePercent = (share: number): string => `${hundredths.format(share * 100)}\u00a0%`;
export const wholePercent = (value: number): string => `${whole.format(value)}\u00a0%`;

const minus = (text: string): string => text.replace('-', '−');
export const money = (microCents: number): string => minus(dollars.format(microCents / MICRO_CENTS_PER_DOLLAR));
export const exactMoney = (microCents: number): string => minus(cents.format(microCents / MICRO_CENTS_PER_DOLLAR));
/** Below a cent, a thousand answers still cost something. */
export const fineMoney = (microCents: number): string => tenthCents.format(microCents / MICRO_CENTS_PER_DOLLAR);
/** As a price list has it: $4, $4.50. */
export const price = (inDollars: number): string => listed.format(inDollars);
/** With its sign always, for changes. */
export const moneyChange = (microCents: number): string => `${microCents >= 0 ? '+' : ''}${money(microCents)}`;

export const memory = (mib: number): string =>
  mib < 1024 ? `${whole.format(mib)}\u00a0MiB` : `${one.format(mib / 1024)}\u00a0GiB`;
/** Millicores as people say them: 250m below one core, cores above. */
export const cpu = (millicores: number): string =>
  millicores < 1000 ? `${whole.format(millicores)}m` : one.format(millicores / 1000);

/** What there is of each kind, and nothing of what there is none: [how many, the word for one, the word for more]. */
export const counted = (kinds: readonly (readonly [number, string, string?])[]): string =>
  kinds
    .filter(([many]) => many > 0)
    .map(([many, single, several = single]) => `${count(many)} ${many === 1 ? single : several}`)
    .join(', ');

/** 07:42 of simulated seconds. */
export function clock(ticks: number): string {
  const seconds = Math.max(0, Math.round(ticks));
  const minutes = Math.floor(seconds / 60);
  return `${String(minutes).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Simulated ticks as the real seconds one waits for them. */
export function wait(ticks: number, pace: number): string {
  const seconds = Math.max(0, Math.ceil(ticks / pace));
  return seconds < 90 ? `${seconds}\u00a0s` : `${one.format(seconds / 60)}\u00a0min`;
}

/** From a hundred seconds on a tenth says nothing, and would not fit beside a name. */
export const milliseconds = (value: number): string =>
  value < 1000 ? `${whole.format(value)}\u00a0ms` : `${(value < 100_000 ? one : whole).format(value / 1000)}\u00a0s`;

const hourAndMinute = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
/** 10:45 on the clock of the wall. */
export const timeOfDay = (atMs: number): string => hourAndMinute.format(atMs);

const longDate = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
/** 21 November, of 2026-11-21. */
export const dayOf = (date: string): string => longDate.format(new Date(date));
