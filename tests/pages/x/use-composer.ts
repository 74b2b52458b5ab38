import type { EditorState } from 'draft-js';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { log, recordPost, register } from '../shared/hook.ts';
import { me } from '../shared/people.ts';
import { postControl } from '../shared/post-control.ts';
import { publish } from '../shared/publish.ts';
import { stateOf, textOf } from './draft-text.ts';
import { entityDecorator } from './entities.tsx';

/** Where X sends a post; the id in the middle rotates. */
const publishPath = '/i/api/graphql/abc/CreateTweet';

/** What one composer is given. */
export interface ComposerTask {
  readonly text: string;
  /** Post that is answered or quoted, as the network's call names it. */
  readonly target?: { readonly in_reply_to?: string; readonly url?: string };
  onSent(text: string, permalink: string): void;
  onRefused(): void;
}

/** What the composer's markup needs. */
export interface ComposerState {
  readonly box: RefObject<HTMLDivElement>;
  readonly state: EditorState;
  readonly text: string;
  readonly alive: boolean;
  change(state: EditorState): void;
  send(): void;
}

/** The state of one composer: the Draft.js model, the life of its Post button, and sending. */
export function useComposer(task: ComposerTask): ComposerState {
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState(() => stateOf(task.text, entityDecorator));
  const [alive, setAlive] = useState(false);
  const [busy, setBusy] = useState(false);
  const [enable] = useState(() => postControl(setAlive));
  const text = textOf(state);
  const current = useRef(text);
  current.current = text;

  useLayoutEffect(() => {
    const editable = box.current?.querySelector<HTMLElement>('.public-DraftEditor-content');
    return editable ? register({ editable, text: () => current.current }) : undefined;
  }, []);
  useEffect(() => enable(text), [enable, text]);

  const send = async () => {
    if (!alive || busy) return;
    setBusy(true);
    const body = { variables: { tweet_text: text, ...task.target } };
    const answer = await publish({ path: publishPath, body });
    setBusy(false);
    const id = answer && /"rest_id":"(\d+)"/u.exec(answer)?.[1];
    if (!id) return task.onRefused();
    const permalink = `/${me.handle}/status/${id}`;
    recordPost(text, permalink);
    setState(stateOf('', entityDecorator));
    task.onSent(text, permalink);
  };

  return {
    box,
    state,
    text,
    alive: alive && !busy,
    change: (next) => {
      if (textOf(next) !== text) log('changed');
      setState(next);
    },
    send: () => void send(),
  };
}
