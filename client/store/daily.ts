/** The level of the day in this page: which it is, its table, and a match of it whose log goes into the outbox. */
import { type Daily, dailyOf } from '../../shared/play/daily.ts';
import type { DailyTable } from '../../shared/wire/daily.ts';
import { type Content, loadContent } from '../source/content.ts';
import { words } from '../text/index.ts';
import { addRun } from './outbox.ts';
import { playHere, source } from './session.ts';
import { besidePage, isStatic } from './site.ts';

/** By this machine's clock; the server holds it against its own when the run is sent. */
export const dailyNow = ({ catalogue }: Content): Daily => dailyOf(catalogue, new Date().toISOString().slice(0, 10));

/** Rejects when the server cannot be reached. */
export async function loadTable(): Promise<DailyTable> {
  const response = await fetch(besidePage('api/daily'));
  if (!response.ok) throw new Error(`api/daily: ${response.status}`);
  return (await response.json()) as DailyTable;
}

/** Plays it in this browser; when it is over, its log waits to be sent. */
export async function playDaily(): Promise<void> {
  const daily = dailyNow(await loadContent());
  await playHere(daily.scenario, daily.seed, words.common.solo);
  const match = source.value;
  let isKept = false;
  match?.listeners.add({
    frame({ phase }) {
      if (phase !== 'debrief' || isKept || isStatic) return;
      isKept = true;
      void match.log().then((log) => log !== null && addRun({ date: daily.date, scenario: daily.scenario, log }));
    },
  });
  await match?.control({ do: 'start' });
}
