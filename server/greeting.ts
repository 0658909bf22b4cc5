/** What `npm start` says once people can come. */
import { renderUnicodeCompact } from 'uqr';
import type { App } from './app.ts';

export function greeting({ url, urls, restoredRooms }: App): string {
  const others = urls.filter((each) => each !== url);
  const shown = others[0];
  const lines = [
    'Headroom is ready.',
    '',
    `  On this machine    ${url}`,
    ...others.map((each, index) => `  ${index === 0 ? 'For everyone else ' : '              or  '} ${each}`),
    '',
    // The light squares are drawn: the right way round on a dark terminal, and cameras read it inverted as well.
    ...(shown === undefined ? [] : [indent(renderUnicodeCompact(shown)), '']),
    ...(restoredRooms > 0
      ? [`${restoredRooms} unfinished ${restoredRooms === 1 ? 'match goes' : 'matches go'} on.`]
      : []),
    'Stop with Ctrl+C: matches are kept and go on at the next start.',
  ];
  return lines.join('\n');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
