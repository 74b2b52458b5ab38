/** @jsxImportSource react */

import type { IconNode } from 'lucide';
import { Bookmark, Heart, MessageCircle, Repeat2 } from 'lucide';
import { portraitUrl } from '../shared/people.ts';
import { Icon } from './icon.tsx';
import css from './layout.module.css';
import type { Story } from './stories.ts';
import { words } from './words.ts';

interface ActionProps {
  readonly name: string;
  readonly shape: IconNode;
  readonly count?: number;
  readonly onClick?: () => void;
}

function Action({ name, shape, count, onClick }: ActionProps): JSX.Element {
  return (
    <button
      type="button"
      aria-label={name}
      data-testid={onClick && 'reply'}
      className={css['action']}
      onClick={onClick}
    >
      <Icon shape={shape} sizePx={18} /> {count}
    </button>
  );
}

/** One post of a timeline, with its own permalink, as everybody's posts have. */
export function Tweet(props: { story: Story; onReply: (story: Story) => void }): JSX.Element {
  const { author, age, counts, id, picture, text } = props.story;
  return (
    <article data-testid="tweet" className={css['tweet']}>
      <img src={portraitUrl(author)} width={40} height={40} alt="" />
      <div>
        <div className={css['by']}>
          <b>{author.name}</b> @{author.handle} ·
          <a href={`/${author.handle}/status/${id}`}>
            <time>{age}</time>
          </a>
        </div>
        <div data-testid="tweetText" className={css['text']}>
          {text}
        </div>
        {picture ? <img className={css['picture']} src={picture} alt="" /> : undefined}
        <div role="group" className={css['actions']}>
          <Action
            name={words.reply}
            shape={MessageCircle}
            count={counts[0]}
            onClick={() => props.onReply(props.story)}
          />
          <Action name={words.repost} shape={Repeat2} count={counts[1]} />
          <Action name={words.like} shape={Heart} count={counts[2]} />
          <Action name={words.bookmarks} shape={Bookmark} />
        </div>
      </div>
    </article>
  );
}
