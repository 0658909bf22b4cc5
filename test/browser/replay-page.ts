/** What the test page can do: bundled as one script, it becomes the global `headroom`. */
import { loadHasher } from '../../shared/base/hash.ts';
import { type ContentFile, loadCatalogue } from '../../shared/content/catalogue.ts';
import { contentHash, parseLog } from '../../shared/play/log.ts';
import { replay } from '../../shared/play/replay.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';
import { logMatch, type MatchSpec } from '../support/match-log.ts';

/** Replays a log and hashes the world that came out, not the one that the log promises. Rejects with a LogError. */
export async function replayLog(files: ContentFile[], text: string): Promise<{ hash: string; ticks: number }> {
  const hasher = await loadHasher();
  const log = parseLog(text, hasher, contentHash(files, hasher));
  const { driver, ticks } = replay(log, loadCatalogue(files), hasher);
  return { hash: hashWorld(driver.world, hasher), ticks };
}

/** Plays the match again with its bots: the log of it. */
export async function playLog(files: ContentFile[], spec: MatchSpec): Promise<string> {
  return logMatch(files, spec, await loadHasher());
}
