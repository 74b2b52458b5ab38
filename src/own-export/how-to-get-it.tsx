import { translate } from '../i18n/translate.ts';
import { OutLink } from '../ui/button.tsx';
import { outIcon } from '../ui/icons.ts';

/** Where each network gives the export. Source: reference/field.md §3c; last seen in use in September 2026. */
const places = [
  {
    id: 'linkedin',
    label: 'LinkedIn',
    how: 'import_how_linkedin',
    url: 'https://www.linkedin.com/mypreferences/d/download-my-data',
  },
  {
    id: 'x',
    label: 'X',
    how: 'import_how_x',
    url: 'https://x.com/settings/download_your_data',
  },
] as const;

/** How to ask each network for one's own data, and which files of it are looked at. */
export function HowToGetIt() {
  return (
    <section class="how">
      <h2>{translate('import_how_title')}</h2>
      <div class="how-places">
        {places.map(({ id, label, how, url }) => (
          <div key={id} class="card">
            <h3>{label}</h3>
            <p>{translate(how)}</p>
            <OutLink href={url} icon={outIcon}>
              {translate('profile_open', label)}
            </OutLink>
          </div>
        ))}
      </div>
    </section>
  );
}
