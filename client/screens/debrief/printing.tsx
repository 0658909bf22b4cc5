/** Pages for paper are on the page only while it is printed: nobody else has to carry them. */
import { useEffect, useState } from 'preact/hooks';
import type { Results } from '../parts/use-results.ts';
import type { Tale } from './tale.ts';

type Pages = typeof import('./print.tsx').PrintPages;

export function usePrinting(tale: Tale, results: Results | null) {
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
