/** Words of the three tiers of a team scenario, and what an Explorer reads instead of a percentile. */
import { milliseconds } from '../format.ts';

export const tiers = {
  choose: 'How deep?',
  names: { explorer: 'Explorer', student: 'Student', pro: 'Pro' },
  about: {
    explorer: 'From age 11: few machines, four services, some ten things to do, and more time to think.',
    student: 'From age 15: up to 16 machines, everything that runs on them, and some 25 things to do.',
    pro: 'For those who know the field: everything it has, larger and faster, and typed commands pay off.',
  },
  titled: (title: string, tier: string) => `${title} · ${tier}`,
  feed: 'News of the estate',
  quick: '19 of 20 answers within',
  quickShort: '19 of 20 in',
  quickOf: (service: string) => `19 of 20 answers of ${service} within`,
  within: (value: number) => `19 of 20 answers within ${milliseconds(value)}`,
};
