import { Bell, BriefcaseBusiness, House, MessageSquareText, Search, Users } from 'lucide';
import { type Child, classes, element } from '../shared/element.ts';
import { icon } from '../shared/icon.ts';
import { options } from '../shared/options.ts';
import { me, portraitUrl } from '../shared/people.ts';
import css from './frame.module.css';
import './theme.css';
import { type Signature, sign } from './stories.ts';
import { feed, words } from './words.ts';

/** A round portrait of `sizePx`. */
export function portrait(url: string, sizePx: number): HTMLImageElement {
  return element('img', { class: css.round, src: url, width: sizePx, height: sizePx, alt: '' });
}

/** A white card of the page. */
export function card(...children: Child[]): HTMLDivElement {
  return element('div', { class: css.card }, ...children);
}

function place(label: string, picture: Node, here = false): HTMLElement {
  return element(
    'a',
    { class: classes(css.place, here && css.here), href: '#' },
    picture,
    element('span', {}, label),
  );
}

function figure(label: string, count: string): HTMLElement {
  return element('div', {}, element('span', {}, label), element('b', {}, count));
}

function topBar(): HTMLElement {
  const search = element('input', {
    type: 'text',
    role: 'combobox',
    placeholder: words.search,
    'aria-label': words.search,
    'aria-expanded': 'false',
  });
  return element(
    'header',
    { class: css.bar },
    element(
      'div',
      { class: css.barInner },
      element('span', { class: css.mark }),
      element('div', { class: css.search }, icon(Search, 'search-small', 16), search),
      element(
        'nav',
        { class: css.places },
        place(words.home, icon(House, 'home-medium'), true),
        place(words.network, icon(Users, 'people-medium')),
        place(words.jobs, icon(BriefcaseBusiness, 'job-medium')),
        place(words.messaging, icon(MessageSquareText, 'messages-medium')),
        place(words.notifications, icon(Bell, 'bell-medium')),
        place(words.me, portrait(portraitUrl(me), 24)),
      ),
    ),
  );
}

function profileColumn(owner: Signature): HTMLElement {
  return element(
    'aside',
    { class: css.column },
    card(
      element('div', { class: css.banner }),
      element(
        'div',
        { class: css.profile },
        portrait(owner.portrait, 72),
        element('p', { class: css.name }, owner.name),
        element('p', { class: css.note }, owner.headline),
      ),
    ),
    card(
      element(
        'div',
        { class: css.figures },
        figure(words.viewers, '64'),
        figure(words.impressions, (1318).toLocaleString(options.locale)),
      ),
    ),
    card(
      element(
        'div',
        { class: css.figures },
        ...[words.saved, words.groups, words.events].map((label) => element('div', {}, label)),
      ),
    ),
  );
}

function headlineColumn(): HTMLElement {
  return element(
    'aside',
    { class: css.column },
    card(
      element(
        'div',
        { class: css.aside },
        element('h2', {}, words.stories),
        element(
          'ul',
          {},
          ...feed.headlines.map(([title, note]) =>
            element('li', {}, title, element('p', { class: css.note }, note)),
          ),
        ),
      ),
    ),
  );
}

/**
 * Fills the body with the network's frame and hands back the empty middle column.
 * @param owner whose card stands on the left: the member, or the page that they administer.
 */
export function mountFrame(title: string, owner: Signature = sign(me)): HTMLElement {
  document.documentElement.lang = options.locale;
  document.documentElement.dir = options.locale === 'ar' ? 'rtl' : 'ltr';
  document.documentElement.dataset['theme'] = options.theme;
  document.title = title;
  const middle = element('main', { class: css.column });
  document.body.prepend(
    element(
      'div',
      { id: 'root' },
      topBar(),
      element('div', { class: css.columns }, profileColumn(owner), middle, headlineColumn()),
    ),
  );
  return middle;
}
