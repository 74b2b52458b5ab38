import './trusted-types.ts';
import { element } from '../shared/element.ts';
import { installStandIn } from '../shared/hook.ts';
import css from './field.module.css';
import { card, mountFrame } from './frame.ts';
import { mountTiptap } from './tiptap/mount.ts';
import { words } from './words.ts';

installStandIn(() => Promise.resolve());
const body = element('div', { class: css.article });
mountFrame(words.article).append(
  card(
    element('textarea', {
      class: `article-editor-headline__textarea ${css.headline}`,
      rows: 1,
      placeholder: words.title,
      'aria-label': words.title,
    }),
    body,
  ),
);
mountTiptap({
  wrapper: body,
  text: '',
  label: 'Article editor content',
  placeholder: words.writeHere,
  onChange: () => undefined,
});
