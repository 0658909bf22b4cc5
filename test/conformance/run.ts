/** `npm run vectors -- <folder>`: every case file (*.json) in the folder through the rules that the game runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileReport, runCaseFile } from './case-file.ts';

function main(folder: string | undefined): number {
  if (folder === undefined) {
    console.error('usage: npm run vectors -- <folder with case files (*.json)>');
    return 2;
  }
  const reports = readReports(folder);
  if (reports === null) return 2;
  let passed = 0;
  let failed = 0;
  for (const report of reports) {
    const ok = report.cases.filter((result) => result.problem === null).length;
    passed += ok;
    failed += report.cases.length - ok;
    printReport(report, ok);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

function readReports(folder: string): FileReport[] | null {
  try {
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && entry.name.endsWith('.json'))
      .map((entry) => entry.name)
      .sort((a, b) => (a < b ? -1 : 1));
    if (files.length === 0) throw new Error('no case files (*.json) in it');
    return files.map((file) => runCaseFile(file, readFileSync(join(folder, file), 'utf8')));
  } catch (error) {
    console.error(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function printReport(report: FileReport, ok: number): void {
  const remarks = [report.covered ? '' : 'not covered', report.note].filter((remark) => remark !== '');
  const remark = remarks.length > 0 ? `  (${remarks.join('; ')})` : '';
  console.log(`${report.file}  ${report.mechanism}  ${ok}/${report.cases.length}${remark}`);
  if (!report.covered) return;
  for (const { id, problem } of report.cases) if (problem !== null) console.log(`  FAIL ${id}: ${problem}`);
}

process.exitCode = main(process.argv[2]);
