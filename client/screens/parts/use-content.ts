/** The content for a screen: undefined while it loads, 'unreachable' when the server does not answer. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Content, loadContent } from '../../source/content.ts';

export function useContent(): [Content | 'unreachable' | undefined, () => void] {
  const [content, setContent] = useState<Content | 'unreachable'>();
  const load = useCallback(() => {
    setContent(undefined);
    loadContent().then(setContent, () => setContent('unreachable'));
  }, []);
  useEffect(load, [load]);
  return [content, load];
}
