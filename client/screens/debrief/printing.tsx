/** Pages for paper are on the page only while it is printed: nobody else has to carry them. */
import { useEffect, useState } from 'preact/hooks';
import type { LessonResults } from '../../../shared/wire/messages.ts';
import type { Tale } from './tale.ts';

type Pages = typeof import('./print.tsx').PrintPages;

export function usePrinting(tale: Tale, results: LessonResults | null) {
  const [loaded, setLoaded] = useState<{ readonly Pages: Pages } | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked > 0 && loaded !== null) window.print();
  }, [asked, loaded]);
  const print = () => {
    void import('./print.tsx').then(({ PrintPages }) => {
      setLoaded((before) => before ?? { Pages: PrintPages });
      setAsked((times) => times + 1);
    });
  };
  return { print, pages: loaded === null ? null : <loaded.Pages tale={tale} results={results} /> };
}
