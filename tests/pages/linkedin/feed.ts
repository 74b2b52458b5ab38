import './trusted-types.ts';
import type { IconNode } from 'lucide';
import { FileText, Image, Video } from 'lucide';
import { element } from '../shared/element.ts';
import { installStandIn } from '../shared/hook.ts';
import { icon } from '../shared/icon.ts';
import { me, portraitUrl } from '../shared/people.ts';
import css from './feed.module.css';
import { card, mountFrame, portrait } from './frame.ts';
import { openShareCompose } from './share-compose.ts';
import { stories } from './stories.ts';
import { storyCard } from './story-card.ts';
import { words } from './words.ts';

/** React takes over the server's markup a moment after the page is painted. */
const hydratesAfterMs = 150;

const hydrated = new Promise<void>((resolve) => {
  setTimeout(() => {
    document.body.dataset['rehydrated'] = 'true';
    resolve();
  }, hydratesAfterMs);
});

/** The composer has an address of its own; leaving it leaves the address. */
function leaveComposeAddress(): void {
  if (location.pathname.startsWith('/sharing/compose')) history.replaceState(null, '', '/feed/');
}

async function openComposer(): Promise<void> {
  await hydrated;
  await openShareCompose(leaveComposeAddress);
}

function launcher(): HTMLElement {
  const shortcut = (label: string, shape: IconNode, id: string) =>
    element('div', { class: css.shortcut }, icon(shape, id), label);
  const start = element(
    'div',
    { role: 'button', tabindex: 0, class: css.start },
    element('div', { 'aria-label': words.startPost }, element('p', {}, words.startPost)),
  );
  start.addEventListener('click', () => void openComposer());
  return card(
    element(
      'div',
      { class: css.launcher },
      element(
        'div',
        { class: css.launch },
        element(
          'a',
          { id: 'shareboxProfilePictureComponentRef', href: '#' },
          portrait(portraitUrl(me), 48),
        ),
        start,
      ),
      element(
        'div',
        { class: css.shortcuts },
        shortcut(words.video, Video, 'video-medium'),
        shortcut(words.photo, Image, 'image-medium'),
        shortcut(words.article, FileText, 'compose-medium'),
      ),
    ),
  );
}

installStandIn(openComposer);
mountFrame(words.home).append(launcher(), ...stories.map(storyCard));
const query = new URLSearchParams(location.search);
if (location.pathname.startsWith('/sharing/compose') || query.get('shareActive') === 'true') {
  void openComposer();
}
