/** @jsxImportSource react */
import { render } from 'react-dom';
import { installStandIn } from '../shared/hook.ts';
import { options } from '../shared/options.ts';
import { App, openComposer } from './app.tsx';
import { words } from './words.ts';
import './theme.css';

document.documentElement.lang = options.locale === 'fr' ? 'fr' : 'en';
document.documentElement.dataset['theme'] = options.theme;
document.title = words.home;
installStandIn(openComposer);
render(<App />, document.querySelector('#react-root'));
