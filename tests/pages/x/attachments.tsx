/** @jsxImportSource react */
import { X } from 'lucide';
import css from './composer.module.css';
import { Icon } from './icon.tsx';
import type { ComposerState } from './use-composer.ts';
import { words } from './words.ts';

/** The picture of a post below its text, with a bar while it is on its way. */
export function Attachments({ composer }: { composer: ComposerState }): JSX.Element | null {
  const { picture } = composer;
  if (!picture) return null;
  return (
    <div data-testid="attachments" className={css['attachments']}>
      <img src={picture.url} alt="" />
      {picture.uploaded ? undefined : <div role="progressbar" aria-label={words.uploading} />}
      <button
        type="button"
        aria-label={words.removeMedia}
        onClick={() => composer.attach(undefined)}
      >
        <Icon shape={X} sizePx={16} />
      </button>
    </div>
  );
}
