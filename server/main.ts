/** `npm start`: for now, a match between two bots, told in the terminal. */
await import('./cli/play.ts');
