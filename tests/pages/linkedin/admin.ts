import './trusted-types.ts';
import { button, element } from '../shared/element.ts';
import { installStandIn } from '../shared/hook.ts';
import { company } from '../shared/people.ts';
import css from './admin.module.css';
import { openShareModal } from './classic/share-modal.ts';
import { adoptClassicStyles } from './classic/style-sheets.ts';
import { card, mountFrame } from './frame.ts';
import { stories } from './stories.ts';
import { storyCard } from './story-card.ts';
import { words } from './words.ts';

async function openComposer(): Promise<void> {
  openShareModal(outlet, { name: company.name, portrait: company.portrait });
}

const author = { name: company.name, headline: words.followers, portrait: company.portrait };

installStandIn(openComposer);
adoptClassicStyles(document);
const middle = mountFrame(words.pagePosts, {
  name: company.name,
  headline: `${words.trade} · ${words.followers}`,
  portrait: company.portrait,
});
/** Ember renders its modals here, in the light DOM of the page. */
const outlet = element('div', { id: 'artdeco-modal-outlet', class: 'ember-view' });
document.body.append(outlet);
middle.append(
  card(
    element(
      'div',
      { class: css.head },
      element('h1', {}, `${words.pagePosts} · ${words.published}`),
      button({ class: css.create }, () => void openComposer(), words.create),
    ),
  ),
  ...stories.slice(0, 2).map((story) => storyCard(Object.assign({}, story, { author }), 0)),
);
if (new URLSearchParams(location.search).get('share') === 'true') void openComposer();
