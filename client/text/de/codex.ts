/** Wörter rund um den Codex. Seine Einträge stehen in `codex-*.ts` und kommen, wenn jemand fragt. */
import type { Words } from '../index.ts';

export const codex: Words['codex'] = {
  title: 'Codex',
  what: 'Was alles hier ist, mit seiner Zahl und woher sie kommt',
  whatIs: (name) => `Was ist das? ${name}`,
  loading: 'Der Codex öffnet sich …',
  failed: 'Der Codex lässt sich gerade nicht laden. Versuch es noch einmal.',
  open: 'Im Codex öffnen',
  close: 'Schließen',
  back: 'Zurück',
  ahead: 'Vor',
  contents: 'Inhalt',
  search: 'Im Codex suchen',
  found: (many) => (many === 1 ? '1 Eintrag' : `${String(many)} Einträge`),
  none: 'So heißt nichts. Versuch ein kürzeres Wort.',
  chapters: {
    planning: 'Kapazität planen',
    virtualization: 'Virtualisierung',
    containers: 'Container',
    orchestration: 'Orchestrierung',
    beyond: 'Darüber hinaus',
  },
  number: 'Die Zahl',
  myth: 'Oft falsch erzählt',
  command: 'Echter Befehl',
  where: 'Wo man es tut',
  level: (number, title) => `Level ${number} · ${title}`,
  match: (title) => `Spiel · ${title}`,
  nowhere: 'Noch in keinem Szenario dieses Servers.',
  here: 'hier bist du',
  related: 'Verwandt',
};
