/** @jsxImportSource react */
import { useState } from 'react';
import { classes } from '../shared/element.ts';
import { options } from '../shared/options.ts';
import { me } from '../shared/people.ts';
import { Composer } from './composer.tsx';
import { fieldName } from './field.ts';
import { Navigation, SideColumn } from './frame.tsx';
import { ComposeModal, type Notice, Toast } from './layers.tsx';
import css from './layout.module.css';
import { MobileCompose } from './mobile-compose.tsx';
import { isModalAddress, leaveModal, useRoute } from './route.ts';
import { MessagesScreen, ProfileScreen } from './screens.tsx';
import { formatTime } from './send-time.ts';
import { type Story, stories } from './stories.ts';
import { Tweet } from './timeline.tsx';
import { words } from './words.ts';

const toastMs = 12_000;

/** The mobile page has no modal: its composer is a page of its own. */
const mobile = options.engine === 'textarea';
const openBox = mobile ? 'main' : '[role="dialog"]';

const hasKeyboard = () =>
  document.activeElement?.closest(`${openBox} [data-testid="${fieldName(0)}"]`);

/** Opens the modal through the page's own button and waits until its editor has the keyboard. */
export async function openComposer(): Promise<void> {
  if (!isModalAddress()) {
    document.querySelector<HTMLElement>('[data-testid="SideNav_NewTweet_Button"]')?.click();
  }
  while (!hasKeyboard()) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** The whole application: one page at a time, and the modal above it. */
export function App(): JSX.Element {
  const { under, modal, go } = useRoute();
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
  const sentFromModal = (text: string, permalink: string) => {
    leaveModal();
    sent(text, permalink);
  };
  // The "View" of this toast leads to the list of scheduled posts: there is no post yet to link to.
  const scheduled = (at: Date) =>
    tell(words.scheduled(formatTime(at)), '/compose/post/unsent/scheduled');
  const scheduledFromModal = (at: Date) => {
    leaveModal();
    scheduled(at);
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
        onScheduled={scheduled}
        onRefused={refused}
      />
    </div>
  );
  const answeredId = modal?.searchParams.get('in_reply_to');
  const answered = all.find(({ id }) => id === answeredId);
  const isPost = modal?.pathname.startsWith('/compose/');
  const quotedUrl = (isPost && modal?.searchParams.get('url')) || undefined;
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
        {under === '/home' && !mobile ? inline() : undefined}
        {all.map((story) => (
          <Tweet key={story.id} story={story} onReply={reply} />
        ))}
      </div>
    );
  };
  const target = answered ? { in_reply_to: answered.id } : quotedUrl && { url: quotedUrl };
  const task = {
    text: options.draft,
    label: answered ? words.reply : words.post,
    placeholder: answered ? words.replyPlaceholder : words.placeholder,
    ...(target && { target, quoted: answered?.text ?? quotedUrl ?? '' }),
    onSent: sentFromModal,
    onScheduled: scheduledFromModal,
    onRefused: refused,
  };
  const toast = notice ? <Toast notice={notice} /> : undefined;
  if (mobile && modal) {
    return (
      <main role="main">
        <MobileCompose {...task} onClose={leaveModal} />
        {toast}
      </main>
    );
  }
  return (
    <div className={css['page']}>
      <Navigation onCompose={() => go('/compose/post')} />
      <main role="main">
        <div data-testid="primaryColumn" className={css['primary']}>
          {page()}
        </div>
      </main>
      <SideColumn />
      {modal ? <ComposeModal task={task} onClose={leaveModal} /> : undefined}
      {toast}
    </div>
  );
}
