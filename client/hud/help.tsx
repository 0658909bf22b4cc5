/** The help panel: keys from the table that the page really hears, gestures, the legend, and the first steps once more. */
import { BookOpen, Keyboard } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Air, Jar, Slab } from '../codex/draw/ink.tsx';
import { Icon } from '../look/icon.tsx';
import { HealthMark } from '../look/marks.tsx';
import { toolsOf } from '../play/tools.ts';
import { shortcuts } from '../store/preferences.ts';
import { rules } from '../store/session.ts';
import { words } from '../text/index.ts';
import { isExplorer } from './explorer.ts';
import { KEYS } from './keys.ts';
import { Group } from './parts.tsx';
import { show } from './stage.ts';
import { StepsAgain } from './steps-again.tsx';
import '../styles/help.css';

const text = words.help;

export function Help() {
  return (
    <section class="help" aria-label={text.title}>
      <header class="panel-head">
        <h2 tabIndex={-1}>{text.title}</h2>
      </header>
      <div class="stack">
        <StepsAgain />
        <button type="button" class="button act-button" onClick={() => show('codex')}>
          <Icon of={BookOpen} size={16} />
          <span class="act-label">{text.codex}</span>
          <kbd>k</kbd>
        </button>
      </div>
      <Group title={text.keysTitle}>
        <ShortcutSwitch />
        <Table rows={keyRows()} />
      </Group>
      <Group title={text.gesturesTitle}>
        <Table rows={text.gestures} />
      </Group>
      <Group title={text.legendTitle}>
        <Legend />
      </Group>
    </section>
  );
}

function ShortcutSwitch() {
  const { shortcutsOn, shortcutsOff } = words.screens.settings;
  return (
    <>
      <button
        type="button"
        class="button act-button"
        aria-pressed={shortcuts.value}
        onClick={() => {
          shortcuts.value = !shortcuts.value;
        }}
      >
        <Icon of={Keyboard} size={16} />
        <span class="act-label">{shortcuts.value ? shortcutsOn : shortcutsOff}</span>
      </button>
      <p class="panel-note muted">{words.outline.keysWhat}</p>
    </>
  );
}

/** Keys that do the same stand in one row. */
function keyRows(): (readonly [string, string])[] {
  const rows = new Map<string, string[]>();
  for (const key of Object.keys(KEYS)) {
    if (key === '/' && isExplorer.value) continue;
    const does = text.keys[key] ?? '';
    rows.set(does, [...(rows.get(does) ?? []), text.names[key] ?? key]);
  }
  const many = rules.value === null ? 1 : toolsOf(rules.value).length;
  return [
    [text.toolKeys(many), text.tools],
    [text.space, text.pause],
    ...[...rows].map(([does, keys]) => [keys.join('  '), does] as const),
    ...text.more,
  ];
}

function Table({ rows }: { rows: readonly (readonly [string, string] | readonly string[])[] }) {
  return (
    <dl class="keys">
      {rows.map(([keys = '', what = '']) => (
        <div key={keys + what}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

const SWATCH = { w: 44, h: 24 } as const;

function Row({ says, children }: { says: string; children: ComponentChildren }) {
  return (
    <li>
      <svg
        width={SWATCH.w}
        height={SWATCH.h}
        viewBox={`0 0 ${String(SWATCH.w)} ${String(SWATCH.h)}`}
        aria-hidden="true"
      >
        {children}
      </svg>
      <span>{says}</span>
    </li>
  );
}

const INSIDE = { x: 2, y: 3, w: 40, h: 18 } as const;

function Legend() {
  return (
    <ul class="legend">
      {(['ok', 'watch', 'bad', 'dead', 'off'] as const).map((health) => (
        <li key={health}>
          <span class="legend-mark">
            <HealthMark health={health} size={16} />
          </span>
          <span>{text.shapes[health]}</span>
        </li>
      ))}
      {(['H', 'Y', 'O', 'G', 'K'] as const).map((letter) => (
        <Row key={letter} says={text.layers[letter]}>
          <Slab letter={letter} {...INSIDE} />
        </Row>
      ))}
      <Row says={text.glass}>
        <Jar {...INSIDE} level={0.6} />
      </Row>
      <Row says={text.thick}>
        <Jar {...INSIDE} w={17} level={0.5} thick />
        <Jar {...INSIDE} x={25} w={17} level={0.5} />
      </Row>
      <Row says={text.air}>
        <Air {...INSIDE} />
      </Row>
      <Row says={text.ghost}>
        <Jar {...INSIDE} level={0} ail="ghost" />
      </Row>
      <Row says={text.held}>
        <Jar {...INSIDE} y={6} h={15} level={0.9} ail="held" />
      </Row>
      <li>
        <span class="legend-guided" aria-hidden="true" />
        <span>{text.guided}</span>
      </li>
    </ul>
  );
}
