/** The five chapters of the codex as one. */
import type { CodexWords } from '../codex.ts';
import { codexBeyond } from './codex-beyond.ts';
import { codexContainers } from './codex-containers.ts';
import { codexOrchestration } from './codex-orchestration.ts';
import { codexPlanning } from './codex-planning.ts';
import { codexVirtualization } from './codex-virtualization.ts';

export const codexWords: CodexWords = {
  ...codexPlanning,
  ...codexVirtualization,
  ...codexContainers,
  ...codexOrchestration,
  ...codexBeyond,
};
