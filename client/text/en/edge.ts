/** An edge site: a pair of small machines near users who are far away. */
import { count, wholePercent } from '../format.ts';

export const edgeWords = {
  near: (region: string) => `Near the users in ${region}`,
  answers: 'Answers',
  perS: (perS: number) => `${count(perS)}/s`,
  cores: 'CPU',
  coresOf: (share: number, cores: number) => `${wholePercent(share)} of ${count(cores)} cores`,
  free: 'Free memory',
  holds: 'What it holds',
  nothing: 'Nothing yet: its users still ask your own site.',
  whole: 'It answers a request only if it holds every service that the request needs; all others travel home.',
  forms: { container: 'container', vm: 'VM' },
  copying: (form: string, left: string) => `${form}, copied in ${left}`,
  leaves: (left: string) => `notice is given, it closes in ${left}`,
};
