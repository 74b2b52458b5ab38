/** @jsxImportSource react */
import { useEffect, useState } from 'react';
import { classes } from '../shared/element.ts';
import { options } from '../shared/options.ts';
import { me } from '../shared/people.ts';
import { Composer } from './composer.tsx';
import { Navigation, SideColumn } from './frame.tsx';
import { ComposeModal, type Notice, Toast } from './layers.tsx';
import css from './layout.module.css';
import { MessagesScreen, ProfileScreen } from './screens.tsx';
import { type Story, stories } from './stories.ts';
import { Tweet } from './timeline.tsx';
import { words } from './words.ts';

const toastMs = 12_000;
const modalPath = /^\/(compose\/post|intent\/(post|tweet))/u;

/** Opens the modal through the page's own button and waits until its editor has the keyboard. */
export async function openComposer(): Promise<void> {
  if (!modalPath.test(location.pathname)) {
    document.querySelector<HTMLElement>('[data-testid="SideNav_NewTweet_Button"]')?.click();
  }
  while (!document.querySelector('[role="dialog"] [data-testid="tweetTextarea_0"]:focus')) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** The page under the modal, which stays when the address becomes the modal's. */
function usePath(): { under: string; modal: URL | undefined; go: (path: string) => void } {
  const [url, setUrl] = useState(() => new URL(location.href));
  const [under, setUnder] = useState(() => (modalPath.test(url.pathname) ? '/home' : url.pathname));
  useEffect(() => {
    const moved = () => {
      setUrl(new URL(location.href));
      if (!modalPath.test(location.pathname)) setUnder(location.pathname);
    };
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  return {
    under,
    modal: modalPath.test(url.pathname) ? url : undefined,
    go: (path) => {
      history.pushState({ inApp: true }, '', path);
      setUrl(new URL(location.href));
    },
  };
}

/** Leaves the modal's address: back to where it was opened, or home. */
function leaveModal(): void {
  if (history.state?.inApp) return history.back();
  history.replaceState(null, '', '/home');
  dispatchEvent(new PopStateEvent('popstate'));
}

/** The whole application: one page at a time, and the modal above it. */
export function App(): JSX.Element {
  const { under, modal, go } = usePath();
  const [own, setOwn] = useState<readonly Story[]>([]);
  const [notice, setNotice] = useState<Notice>();

  const tell = (message: string, permalink?: string) => {
    const key = Date.now();
    setNotice(permalink ? { key, message, permalink } : { key, message });
    setTimeout(() => setNotice((shown) => (shown?.key === key ? undefined : shown)), toastMs);
  };
  const sent = (text: string, permalink: string) => {
    tell(words.sent, permalink);
    const id = permalink.split('/').at(-1) ?? '';
    setOwn((posts) => [{ id, author: me, age: '1s', text, counts: [0, 0, 0] }, ...posts]);
  };
  const refused = () => tell(words.failed);
  const reply = ({ id }: Story) => go(`/compose/post?in_reply_to=${id}`);

  const status = /^\/[^/]+\/status\/(\d+)/u.exec(under)?.[1];
  const all = [...own, ...stories];
  const inline = (answered?: Story) => (
    <div className={css['inline']}>
      <Composer
        kind="inline"
        text={modal ? '' : options.draft}
        label={answered ? words.reply : words.post}
        placeholder={answered ? words.replyPlaceholder : words.placeholder}
        {...(answered && { target: { in_reply_to: answered.id } })}
        onSent={sent}
        onRefused={refused}
      />
    </div>
  );
  const page = () => {
    if (under.startsWith('/messages')) return <MessagesScreen />;
    if (under.startsWith('/settings')) return <ProfileScreen />;
    if (status !== undefined) {
      const story = all.find(({ id }) => id === status) ?? stories[0];
      if (!story) return undefined;
      return (
        <div>
          <Tweet story={story} onReply={reply} />
          {inline(story)}
        </div>
      );
    }
    return (
      <div aria-label={words.timeline}>
        <div role="tablist" className={css['tabs']}>
          <div role="tab" aria-selected className={classes(css['tab'], css['here'])}>
            {words.forYou}
          </div>
          <div role="tab" aria-selected={false} className={css['tab']}>
            {words.following}
          </div>
        </div>
        {under === '/home' ? inline() : undefined}
        {all.map((story) => (
          <Tweet key={story.id} story={story} onReply={reply} />
        ))}
      </div>
    );
  };
  const answeredId = modal?.searchParams.get('in_reply_to');
  const isPost = modal?.pathname.startsWith('/compose/');
  return (
    <div className={css['page']}>
      <Navigation onCompose={() => go('/compose/post')} />
      <main role="main">
        <div data-testid="primaryColumn" className={css['primary']}>
          {page()}
        </div>
      </main>
      <SideColumn />
      {modal ? (
        <ComposeModal
          answered={all.find(({ id }) => id === answeredId)}
          quotedUrl={(isPost && modal.searchParams.get('url')) || undefined}
          onClose={leaveModal}
          onRefused={refused}
          onSent={(text, permalink) => {
            leaveModal();
            sent(text, permalink);
          }}
        />
      ) : undefined}
      {notice ? <Toast notice={notice} /> : undefined}
    </div>
  );
}
