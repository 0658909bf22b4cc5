/**
 * Who sees what. Cards are for all; a team sees its own estate, the audience the boards, an instructor boards and
 * monitors. Nobody sees another team's estate, and every client has one of these views: without one Colyseus would reuse
 * the bytes it has not sent yet.
 */
import { StateView } from '@colyseus/schema';
import type { RoomState } from '../../shared/wire/state.ts';
import type { Role } from '../../shared/wire/symbols.ts';

export class Views {
  private readonly teams: readonly StateView[];
  private readonly audience = new StateView();
  private readonly instructor = new StateView();

  constructor(teams: number) {
    this.teams = Array.from({ length: teams }, () => new StateView());
  }

  of(role: Role, team: number): StateView {
    if (role === 'player') return this.teams[team] as StateView;
    return role === 'instructor' ? this.instructor : this.audience;
  }

  /** Only for a state that an encoder holds; before, a view has no place in it. */
  openBoards(state: RoomState, withMonitors: boolean): void {
    for (const view of [this.audience, this.instructor]) state.boards.forEach((board) => void view.add(board));
    if (!withMonitors) return;
    state.monitors.forEach((monitor) => void this.instructor.add(monitor));
    this.instructor.add(state.strike);
  }

  openEstate(state: RoomState, team: number): void {
    const estate = state.estates.get(String(team));
    if (estate !== undefined) this.teams[team]?.add(estate);
  }

  closeEstate(state: RoomState, team: number): void {
    const estate = state.estates.get(String(team));
    if (estate !== undefined) this.teams[team]?.remove(estate);
  }

  /** Whoever joins gets the whole state, so what a view still had to tell the absent is said already. */
  forgetChanges(): void {
    for (const view of [...this.teams, this.audience, this.instructor]) if (view.changes.size > 0) view.changes.clear();
  }
}
