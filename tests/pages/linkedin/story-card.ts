import { MessageSquareText, Repeat2, Send, ThumbsUp } from 'lucide';
import { button, element } from '../shared/element.ts';
import { icon } from '../shared/icon.ts';
import { options } from '../shared/options.ts';
import { me, portraitUrl } from '../shared/people.ts';
import css from './feed.module.css';
import { card, portrait } from './frame.ts';
import type { Story } from './stories.ts';
import { mountTiptap } from './tiptap/mount.ts';
import { words } from './words.ts';

/** A comment box as the feed mounts it: TipTap in the same wrapper as the composer's, under `commentBox-…`. */
function commentBox(): HTMLElement {
  const wrapper = element('div', { 'data-testid': 'ui-core-tiptap-text-editor-wrapper' });
  mountTiptap({
    wrapper,
    text: '',
    label: words.commentEditor,
    placeholder: words.addComment,
    compact: true,
    onChange: () => {},
  });
  return element(
    'div',
    { componentkey: `commentBox-${crypto.randomUUID()}`, class: css.comment },
    portrait(portraitUrl(me), 40),
    element('div', { class: css.commentField }, wrapper),
  );
}

function action(
  label: string,
  picture: Node,
  onClick: () => void = () => undefined,
): HTMLButtonElement {
  return button({ class: css.action }, onClick, picture, label);
}

/** A post of the feed; its Comment button, and the second post from the start, show a comment box. */
export function storyCard(story: Story, position: number): HTMLElement {
  const comments = element('div');
  const openComments = () => {
    if (!comments.firstChild) comments.append(commentBox());
  };
  if (position === 1) openComments();
  const number = new Intl.NumberFormat(options.locale);
  return card(
    element(
      'article',
      { componentkey: crypto.randomUUID(), class: css.story },
      element(
        'div',
        { class: css.author },
        portrait(story.author.portrait, 48),
        element(
          'div',
          {},
          element('b', {}, story.author.name),
          element('span', {}, story.author.headline),
          element('span', {}, story.age),
        ),
      ),
      element('p', { class: css.text }, story.text),
      story.picture && element('img', { class: css.picture, src: story.picture, alt: '' }),
      element(
        'div',
        { class: css.counts },
        element('span', {}, number.format(story.reactions)),
        element('span', {}, `${story.comments} ${words.comments}`),
      ),
      element(
        'div',
        { class: css.actions },
        action(words.like, icon(ThumbsUp, 'thumbs-up-outline-small', 18)),
        action(words.comment, icon(MessageSquareText, 'comment-small', 18), openComments),
        action(words.repost, icon(Repeat2, 'repost-small', 18)),
        action(words.send, icon(Send, 'send-privately-small', 18)),
      ),
      comments,
    ),
  );
}
