/** The room code: one real input behind six painted boxes, so that paste, autofill and readers work as in any field. */
import { useState } from 'preact/hooks';
import { CODE_ALPHABET, CODE_LENGTH } from '../../../shared/wire/symbols.ts';
import { words } from '../../text/index.ts';

interface Props {
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** A symbol that no code has was typed. */
  readonly onConfusable: (symbol: string) => void;
  readonly errorId: string;
  readonly invalid: boolean;
}

export function CodeField({ value, onChange, onConfusable, errorId, invalid }: Props) {
  const [focused, setFocused] = useState(false);
  const [selected, setSelected] = useState(false);
  const typed = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const symbols = [...input.value.toUpperCase()].filter((symbol) => /[\p{L}\p{N}]/u.test(symbol));
    const refused = symbols.find((symbol) => !CODE_ALPHABET.includes(symbol));
    const code = symbols
      .filter((symbol) => CODE_ALPHABET.includes(symbol))
      .slice(0, CODE_LENGTH)
      .join('');
    input.value = code;
    setSelected(false);
    onChange(code);
    if (refused !== undefined) onConfusable(refused);
  };
  // The caret is painted at the end, so it has to be there; what is selected is for typing over.
  const caretToEnd = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const end = input.value.length;
    setSelected(input.selectionStart !== input.selectionEnd);
    if (input.selectionStart === input.selectionEnd && input.selectionEnd !== end) input.setSelectionRange(end, end);
  };
  return (
    <label class={`code-field${focused ? ' focused' : ''}${focused && selected ? ' selected' : ''}`}>
      <span class="visually-hidden">{words.screens.home.code}</span>
      <input
        class="code-input"
        value={value}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        enterkeyhint="next"
        aria-describedby={errorId}
        aria-invalid={invalid}
        onInput={typed}
        onSelect={caretToEnd}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      />
      <CodeBoxes code={value} />
    </label>
  );
}

/** Dotted: room for a symbol that is not typed yet. */
export function CodeBoxes({ code }: { code: string }) {
  return (
    <span class="code-boxes mono" aria-hidden="true">
      {Array.from({ length: CODE_LENGTH }, (_, index) => {
        const here = index === Math.min(code.length, CODE_LENGTH - 1);
        return (
          <span key={index} class={`code-box${code[index] ? ' typed' : ''}${here ? ' here' : ''}`}>
            {code[index] ?? ''}
          </span>
        );
      })}
    </span>
  );
}
