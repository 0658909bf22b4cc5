/** What a host pays for Windows Server (H11–H12): all its cores are licensed, however few of them Windows uses. */

export interface WindowsTerms {
  readonly standardDollarsPerPackHour: number;
  readonly datacenterDollarsPerPackHour: number;
  readonly packCores: number;
  readonly minCoresPerSocket: number;
  readonly minCoresPerServer: number;
  readonly guestsPerStandard: number;
}

/** Packs that license every core of a host once; small old machines pay for cores they lack. */
export function windowsPacks(cores: number, sockets: number, terms: WindowsTerms): number {
  const licensed = Math.max(cores, sockets * terms.minCoresPerSocket, terms.minCoresPerServer);
  return Math.ceil(licensed / terms.packCores);
}

/**
 * Dollars an hour. Standard covers the host's own system and two guests; for each further two the host is licensed once
 * more, all cores again. Datacenter covers any number.
 */
export function windowsDollarsPerHour(
  edition: 'standard' | 'datacenter',
  packs: number,
  guests: number,
  terms: WindowsTerms,
): number {
  if (edition === 'datacenter') return packs * terms.datacenterDollarsPerPackHour;
  const stacked = Math.max(1, Math.ceil(guests / terms.guestsPerStandard));
  return packs * stacked * terms.standardDollarsPerPackHour;
}
