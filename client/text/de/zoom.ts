/** Wie nah man auf die Halle schaut. */
import type { Words } from '../index.ts';

export const zoom: Words['zoom'] = {
  label: 'Zoom',
  site: 'Halle',
  rack: 'Rack',
  host: 'Host',
  how: {
    site: 'Die ganze Halle. Taste z; Minus, Esc oder das Rad führen hierher',
    rack: 'Die Maschinen eines Racks. Taste x; Plus, ein Doppelklick oder das Rad führen näher',
    host: 'Zwei Hosts mit allem, was darauf läuft. Taste c; Komma und Punkt zeigen die Nachbarn',
  },
  before: { rack: 'Rack davor', host: 'Host davor' },
  after: { rack: 'Nächstes Rack', host: 'Nächster Host' },
};
