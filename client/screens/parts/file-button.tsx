/** A button that asks for files: a file field that looks like one, with the focus of the field around it. */
import { Upload } from 'lucide';
import { Icon } from '../../look/icon.tsx';

interface Props {
  readonly label: string;
  readonly accept: string;
  readonly quiet?: boolean;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly [File, ...File[]]) => void;
}

export function FileButton({ label, accept, quiet = false, multiple = false, onFiles }: Props) {
  return (
    <label class={`button file-button${quiet ? ' quiet' : ''}`}>
      <Icon of={Upload} /> {label}
      <input
        type="file"
        class="visually-hidden"
        accept={accept}
        multiple={multiple}
        onChange={({ currentTarget }) => {
          const [first, ...others] = currentTarget.files ?? [];
          currentTarget.value = ''; // the same file once more is a change too
          if (first !== undefined) onFiles([first, ...others]);
        }}
      />
    </label>
  );
}
