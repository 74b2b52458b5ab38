import './trusted-types.ts';
import { element } from '../shared/element.ts';
import { installStandIn } from '../shared/hook.ts';
import { people } from '../shared/people.ts';
import { adoptClassicStyles } from './classic/style-sheets.ts';
import css from './field.module.css';
import { card, mountFrame } from './frame.ts';
import { messageForm } from './message-overlay.ts';
import { words } from './words.ts';

installStandIn(() => Promise.resolve());
adoptClassicStyles(document);
mountFrame(words.messaging).append(
  card(
    element(
      'div',
      { class: css.thread },
      element('p', {}, element('b', {}, people.amina.name)),
      messageForm(),
    ),
  ),
);
