import './trusted-types.ts';
import { FileText, Image, Video } from 'lucide';
import { element } from '../shared/element.ts';
import { installStandIn } from '../shared/hook.ts';
import { icon } from '../shared/icon.ts';
import { options } from '../shared/options.ts';
import { me, portraitUrl } from '../shared/people.ts';
import { openShareModal } from './classic/share-modal.ts';
import css from './feed.module.css';
import { card, mountFrame, portrait } from './frame.ts';
import { mountDecoy, mountInteropOutlet } from './interop-outlet.ts';
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
  if (options.composer === 'new') return openShareCompose(leaveComposeAddress);
  openShareModal(outlet, { name: me.name, portrait: portraitUrl(me) });
}

function shortcut(label: string, picture: Node): HTMLElement {
  return element('div', { class: css.shortcut }, picture, label);
}

function launcher(): HTMLElement {
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
        shortcut(words.video, icon(Video, 'video-medium')),
        shortcut(words.photo, icon(Image, 'image-medium')),
        shortcut(words.article, icon(FileText, 'compose-medium')),
      ),
    ),
  );
}

installStandIn(openComposer);
if (options.composer === 'classic') mountDecoy();
const outlet = mountInteropOutlet();
mountFrame(words.home).append(launcher(), ...stories.map(storyCard));
const query = new URLSearchParams(location.search);
if (location.pathname.startsWith('/sharing/compose') || query.get('shareActive') === 'true') {
  void openComposer();
}
