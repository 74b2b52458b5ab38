import './trusted-types.ts';
import { button, element } from '../shared/element.ts';
import { installStandIn } from '../shared/hook.ts';
import { me, portraitUrl } from '../shared/people.ts';
import { mountQuill } from './classic/quill.ts';
import { adoptClassicStyles } from './classic/style-sheets.ts';
import css from './field.module.css';
import { card, mountFrame, portrait } from './frame.ts';
import { stories } from './stories.ts';
import { storyCard } from './story-card.ts';
import { words } from './words.ts';

/** A comment box of a single post's page: Quill; its Submit button comes with the first letter. */
function mountCommentBox(place: HTMLElement, label: string): void {
  const container = element('div', { class: 'comments-comment-box__editor' });
  const form = element(
    'form',
    { class: `comments-comment-box__form ${css.form}` },
    element('div', { class: 'comments-comment-texteditor' }, container),
  );
  place.append(
    element(
      'div',
      { class: `comments-comment-box comments-comment-box--cr ${css.row}` },
      portrait(portraitUrl(me), 40),
      form,
    ),
  );
  const submit = button(
    { class: `comments-comment-box__submit-button--cr ${css.submit}` },
    () => undefined,
    words.comment,
  );
  const editor = mountQuill({
    container,
    label,
    placeholder: words.addComment,
    text: '',
    onChange: () => {
      if (editor.text().trim() === '') submit.remove();
      else form.append(submit);
    },
  });
}

installStandIn(() => Promise.resolve());
adoptClassicStyles(document);
const comments = element('div', { class: css.comments });
const [story] = stories;
mountFrame(words.home).append(...(story ? [storyCard(story, 0)] : []), card(comments));
// The second box carries the post composer's own label: it was seen so, and must not be taken for it.
mountCommentBox(comments, words.commentEditor);
mountCommentBox(comments, words.postEditor);
