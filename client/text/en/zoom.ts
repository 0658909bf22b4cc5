/** How near the floor is looked at. */
export const zoom = {
  label: 'Zoom',
  site: 'Site',
  rack: 'Rack',
  host: 'Host',
  how: {
    site: 'The whole site. Key z; minus, Esc or the wheel lead here',
    rack: 'The machines of a rack. Key x; plus, a double click or the wheel lead nearer',
    host: 'Two hosts with all that runs on them. Key c; comma and full stop show their neighbours',
  },
  before: { rack: 'Rack before this one', host: 'Host before this one' },
  after: { rack: 'Next rack', host: 'Next host' },
} as const;
