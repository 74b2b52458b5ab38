/** @jsxImportSource react */

import { Editor, getDefaultKeyBinding, KeyBindingUtil } from 'draft-js';
import { CalendarClock, Earth, Image, ListTodo, MapPin, Smile } from 'lucide';
import 'draft-js/dist/Draft.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import twitterText from 'twitter-text';
import { classes } from '../shared/element.ts';
import { me, portraitUrl } from '../shared/people.ts';
import css from './composer.module.css';
import { Counter, weightLimit } from './counter.tsx';
import { Icon } from './icon.tsx';
import { complete, findQuery, suggest } from './typeahead.ts';
import { type ComposerTask, useComposer } from './use-composer.ts';
import { words } from './words.ts';

const tools = [
  [words.media, Image],
  [words.poll, ListTodo],
  [words.emoji, Smile],
  [words.schedule, CalendarClock],
  [words.location, MapPin],
] as const;

/** What a composer shows besides its task. */
interface ComposerProps extends ComposerTask {
  readonly kind: 'inline' | 'modal';
  readonly label?: string;
  readonly placeholder?: string;
  readonly quoted?: string;
  readonly onText?: (text: string) => void;
}

/** One Draft.js composer, inline in the column or in the modal; both carry the same test ids. */
export function Composer(props: ComposerProps): JSX.Element {
  const { kind, label = words.post, placeholder = words.placeholder } = props;
  const composer = useComposer(props);
  const editor = useRef<Editor>(null);
  const [closedFor, setClosedFor] = useState('');
  const [picked, setPicked] = useState(0);
  const found = findQuery(composer.state);
  const query = found && `${found.sign}${found.word}` !== closedFor ? found : undefined;
  const offers = query ? suggest(query) : [];
  const weight = twitterText.parseTweet(composer.text).weightedLength;
  const alive = composer.alive && weight <= weightLimit;

  const { onText } = props;
  useEffect(() => onText?.(composer.text), [composer.text, onText]);
  useLayoutEffect(() => {
    if (kind === 'modal') editor.current?.focus();
  }, [kind]);

  const take = (word: string) => {
    if (query) composer.change(complete(composer.state, query, word));
  };
  return (
    <div className={css['composer']} ref={composer.box}>
      <img className={css['face']} src={portraitUrl(me)} width={40} height={40} alt="" />
      <div>
        <label
          data-testid="tweetTextarea_0_label"
          className={classes(css['field'], kind === 'modal' && css['tall'])}
        >
          <div data-testid="tweetTextarea_0RichTextInputContainer">
            <Editor
              ref={editor}
              editorState={composer.state}
              onChange={(next) => composer.change(next)}
              placeholder={composer.text === '' ? placeholder : ''}
              stripPastedStyles
              spellCheck
              webDriverTestID="tweetTextarea_0"
              role="textbox"
              ariaLabel={words.editor}
              ariaMultiline
              ariaAutoComplete="list"
              keyBindingFn={(event) => {
                if (event.key === 'Enter' && KeyBindingUtil.hasCommandModifier(event))
                  return 'post';
                if (query && event.key === 'Escape') return 'close-typeahead';
                if (query && event.key === 'ArrowDown') return 'next-suggestion';
                if (query && event.key === 'Tab') return 'take-suggestion';
                return getDefaultKeyBinding(event);
              }}
              handleKeyCommand={(command: string) => {
                if (command === 'post' && alive) composer.send();
                else if (command === 'close-typeahead' && query) {
                  setClosedFor(`${query.sign}${query.word}`);
                } else if (command === 'next-suggestion') setPicked((picked + 1) % offers.length);
                else if (command === 'take-suggestion') take(offers[picked] ?? '');
                else if (command !== 'post') return 'not-handled';
                return 'handled';
              }}
              handleReturn={(event) => {
                if (query?.sign !== '@' || KeyBindingUtil.hasCommandModifier(event)) {
                  return 'not-handled';
                }
                take(offers[picked] ?? '');
                return 'handled';
              }}
            />
          </div>
          {query ? (
            <div id="typeaheadDropdown-1" role="listbox" className={css['dropdown']}>
              {offers.map((word, index) => (
                <button
                  key={word}
                  type="button"
                  role="option"
                  aria-selected={index === picked}
                  data-testid="typeaheadResult"
                  className={css['option']}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => take(word)}
                >
                  {query.sign}
                  {word}
                </button>
              ))}
            </div>
          ) : undefined}
        </label>
        {props.quoted ? <div className={css['quote']}>{props.quoted}</div> : undefined}
        <div className={css['audience']}>
          <Icon shape={Earth} sizePx={16} /> {words.everyone}
        </div>
        <div data-testid="toolBar" className={css['tools']}>
          <div role="tablist" className={css['list']}>
            {tools.map(([name, shape]) => (
              <div key={name} role="presentation">
                <button type="button" aria-label={name} className={css['tool']}>
                  <Icon shape={shape} />
                </button>
              </div>
            ))}
            <input type="file" data-testid="fileInput" multiple hidden tabIndex={-1} />
          </div>
          {composer.text === '' ? undefined : <Counter weight={weight} />}
          <button
            type="button"
            data-testid={kind === 'modal' ? 'tweetButton' : 'tweetButtonInline'}
            className={css['send']}
            disabled={!alive}
            {...(alive ? {} : { 'aria-disabled': true, tabIndex: -1 })}
            onClick={() => composer.send()}
          >
            {label}
          </button>
        </div>
      </div>
    </div>
  );
}
