/** A number stays on the line of its unit: the blank between them is one at which no line ends. */
const BLANK = /(\d) (?=(?:[%$]|(?:s|ms|µs|min|h|k?W|km|[kKMG]i?B|[MG]bit|[MG]Hz)(?![\p{L}\d])))/gu;

/** The same in whatever a catalogue says: in its strings, in its lists, and in what its functions answer. */
export function unbroken<T>(said: T): T {
  if (typeof said === 'string') return said.replace(BLANK, '$1\u00a0') as T;
  if (typeof said === 'function') return ((...told: unknown[]) => unbroken(said(...told))) as T;
  if (Array.isArray(said)) return said.map(unbroken) as T;
  if (typeof said !== 'object' || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([name, words]) => [name, unbroken(words)])) as T;
}
