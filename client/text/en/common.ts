/** Words that several screens share. */
export const common = {
  title: 'Headroom',
  tagline: 'Leave a little room.',
  clearance: 'HEADROOM',
  solo: 'Solo',
  cancel: 'Cancel',
  again: 'Try again',
  toHome: 'To the front page',
  fewer: (what: string) => `Fewer ${what}`,
  more: (what: string) => `More ${what}`,
  stars: (count: number, of: number) => `${count} of ${of} stars`,
  health: { ok: 'healthy', watch: 'busy', bad: 'in trouble', dead: 'down', off: 'off' },
  layers: { hardware: 'H', platform: 'Y', guest: 'G', kernel: 'K', app: 'A' },
  connection: {
    connecting: 'Connecting …',
    open: (milliseconds: number) => `${milliseconds} ms`,
    lost: 'Reconnecting, your seat is kept',
    closed: 'Not connected',
  },
} as const;
