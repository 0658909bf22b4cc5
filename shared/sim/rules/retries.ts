/** What callers do with a call that failed: they try again, and so the load grows when there is least room for it. */

/**
 * Calls made on average for one that is wanted: 1 + f + f² … up to `attempts`, where `failedShare` of them fail. A budget
 * lets at most that share of first calls be followed by another; 0: there is none.
 */
export function callsPerWanted(failedShare: number, attempts: number, budgetShare: number): number {
  let calls = 0;
  let again = 1;
  for (let attempt = 0; attempt < attempts; attempt++) {
    calls += again;
    again *= failedShare;
  }
  return budgetShare > 0 ? Math.min(calls, 1 + budgetShare) : calls;
}
