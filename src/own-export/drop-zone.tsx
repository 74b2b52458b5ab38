import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { archiveIcon } from '../ui/icons.ts';

/** A place to drop one file on, and a button that opens the file chooser for whoever does not drag. */
export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const over = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? [];
    if (file) onFile(file);
  };
  return (
    <div
      class={over.value ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        take(event.dataTransfer?.files);
      }}
    >
      <span class="drop-icon">
        <Icon icon={archiveIcon} size={24} />
      </span>
      <p class="drop-title">{translate('import_drop')}</p>
      <Button look="primary" onClick={() => input.current?.click()}>
        {translate('import_choose')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".zip,application/zip"
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file again is a new try.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
