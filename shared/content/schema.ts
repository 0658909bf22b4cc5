/**
 * One zod schema a kind of content file. Field names carry their units; prices are in dollars as an operator reads them
 * on an invoice, and become micro-cents when the rulebook is compiled. `source` names the fact (K13, P3 …) or says
 * "tuning: why" for a game choice; the codex shows it.
 */
export * from './schema/application.ts';
export * from './schema/demand.ts';
export * from './schema/economy.ts';
export * from './schema/machines.ts';
export * from './schema/orchestrator.ts';
export * from './schema/plan.ts';
export * from './schema/scenario.ts';
export * from './schema/verbs.ts';
