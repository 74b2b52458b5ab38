/** @jsxImportSource react */
import { Editor, EditorState } from 'draft-js';
import { SendHorizontal } from 'lucide';
import { useState } from 'react';
import { options } from '../shared/options.ts';
import { me, people } from '../shared/people.ts';
import { Icon } from './icon.tsx';
import css from './layout.module.css';
import { words } from './words.ts';

/** A conversation: the same editor engine as the composer's, but what is typed there is private. */
export function MessagesScreen(): JSX.Element {
  const [state, setState] = useState(() => EditorState.createEmpty());
  return (
    <>
      <div className={css['tabs']}>
        <div className={css['tab']}>{people.amina.name}</div>
      </div>
      <div className={css['message']} data-testid="dmComposerContainer">
        <div className={css['messageField']}>
          <Editor
            editorState={state}
            onChange={setState}
            placeholder={words.startMessage}
            webDriverTestID="dmComposerTextInput"
            role="textbox"
          />
        </div>
        <button type="button" data-testid="dmComposerSendButton" className={css['link']}>
          <Icon shape={SendHorizontal} />
        </button>
      </div>
    </>
  );
}

/** The form of one's own profile: a name and a biography. */
export function ProfileScreen(): JSX.Element {
  return (
    <div className={css['form']}>
      <h2>{words.editProfile}</h2>
      <label>
        {words.name}
        <input name="displayName" defaultValue={me.name} />
      </label>
      <label>
        {words.bio}
        <textarea name="description" rows={4} defaultValue={me.headline[options.locale]} />
      </label>
    </div>
  );
}
