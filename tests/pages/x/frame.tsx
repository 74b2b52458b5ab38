/** @jsxImportSource react */
import { Bell, Bookmark, Feather, House, Mail, Search, User } from 'lucide';
import { me, people, portraitUrl } from '../shared/people.ts';
import { Icon } from './icon.tsx';
import css from './layout.module.css';
import { subjects } from './stories.ts';
import { words } from './words.ts';

const places = [
  [words.home, House, '/home'],
  [words.explore, Search, '/explore'],
  [words.notifications, Bell, '/notifications'],
  [words.messages, Mail, '/messages'],
  [words.bookmarks, Bookmark, '/i/bookmarks'],
  [words.profile, User, `/${me.handle}`],
] as const;

/** The column of places, with the button that opens the modal composer. */
export function Navigation({ onCompose }: { onCompose: () => void }): JSX.Element {
  return (
    <header role="banner" className={css['nav']}>
      <span className={css['mark']} />
      {places.map(([name, shape, href]) => (
        <a key={href} href={href} aria-label={name} className={css['place']}>
          <Icon shape={shape} sizePx={26} />
        </a>
      ))}
      <a
        href="/compose/post"
        aria-label={words.post}
        data-testid="SideNav_NewTweet_Button"
        className={css['compose']}
        onClick={(event) => {
          event.preventDefault();
          onCompose();
        }}
      >
        <Icon shape={Feather} sizePx={24} />
      </a>
      <img src={portraitUrl(me)} width={40} height={40} alt="" />
    </header>
  );
}

/** The search box and the cards on the right. */
export function SideColumn(): JSX.Element {
  return (
    <aside data-testid="sidebarColumn" className={css['side']}>
      <form role="search" className={css['search']}>
        <Icon shape={Search} sizePx={18} />
        <input
          type="text"
          role="combobox"
          aria-expanded={false}
          aria-label={words.search}
          placeholder={words.search}
          data-testid="SearchBox_Search_Input"
        />
      </form>
      <section className={css['card']}>
        <h2>{words.happening}</h2>
        <ul>
          {subjects.map(([title, posts]) => (
            <li key={title}>
              <div>
                <b>#{title}</b>
                <small>
                  {posts} {words.posts}
                </small>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className={css['card']}>
        <h2>{words.follow}</h2>
        <ul>
          {[people.priya, people.marc].map((person) => (
            <li key={person.handle}>
              <img src={portraitUrl(person)} width={40} height={40} alt="" />
              <div>
                <b>{person.name}</b>
                <small>@{person.handle}</small>
              </div>
              <button type="button" className={css['follow']}>
                {words.followButton}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
