import { useEffect, useRef, useState } from 'react';
import twitterText from 'twitter-text';
import { log, recordPost } from '../shared/hook.ts';
import { me } from '../shared/people.ts';
import { postControl } from '../shared/post-control.ts';
import { publish } from '../shared/publish.ts';
import { weightLimit } from './counter.tsx';

/** Where X sends a post, and one for later; the id in the middle rotates. */
const publishPath = '/i/api/graphql/abc/CreateTweet';
const schedulePath = '/i/api/graphql/abc/CreateScheduledTweet';

/** How long a picture is on its way, in milliseconds: Post is dead meanwhile. */
const uploadMs = 400;

/** What one composer is given. */
export interface ComposerTask {
  readonly text: string;
  /** Post that is answered or quoted, as the network's call names it. */
  readonly target?: { readonly in_reply_to?: string; readonly url?: string };
  onSent(text: string, permalink: string): void;
  onScheduled(at: Date): void;
  onRefused(): void;
}

/** A picture attached to a post. */
interface Picture {
  readonly url: string;
  readonly uploaded: boolean;
}

/** What the composer's markup needs. */
export interface ComposerState {
  /** The posts of the thread; nearly always one. */
  readonly texts: readonly string[];
  /** Weighted length of the post that was changed last. */
  readonly weight: number;
  readonly clearings: number;
  readonly alive: boolean;
  /** When the post goes out by itself, if a time was picked. */
  readonly sendAt: Date | undefined;
  readonly picture: Picture | undefined;
  pickTime(at: Date | undefined): void;
  attach(file: File | undefined): void;
  change(index: number, text: string): void;
  /** Adds an empty post to the thread. */
  add(): void;
  send(): void;
}

const weightOf = (text: string) => twitterText.parseTweet(text).weightedLength;

async function schedulePost(text: string, at: Date): Promise<boolean> {
  const request = { status: text, media_ids: [], auto_populate_reply_metadata: false };
  const body = {
    variables: { post_tweet_request: request, execute_at: Math.floor(at.getTime() / 1000) },
  };
  return (await publish({ path: schedulePath, body })) !== undefined;
}

async function publishPost(text: string, target: object): Promise<string | undefined> {
  const body = { variables: { tweet_text: text, ...target } };
  const answer = await publish({ path: publishPath, body });
  return answer && /"rest_id":"(\d+)"/u.exec(answer)?.[1];
}

/** The state of one composer: its texts, the life of its Post button, and sending. */
export function useComposer(task: ComposerTask): ComposerState {
  const [texts, setTexts] = useState<readonly string[]>([task.text]);
  const [changed, setChanged] = useState(0);
  const [clearings, setClearings] = useState(0);
  const [alive, setAlive] = useState(false);
  const [busy, setBusy] = useState(false);
  const [sendAt, pickTime] = useState<Date>();
  const [picture, setPicture] = useState<Picture>();
  const [enable] = useState(() => postControl(setAlive));
  const current = useRef(texts);
  current.current = texts;
  const wanted = texts.every((text) => text.trim() !== '') ? texts.join('\n') : '';
  useEffect(() => enable(wanted), [enable, wanted]);
  const fits = texts.every((text) => weightOf(text) <= weightLimit);
  const ready = alive && !busy && fits && picture?.uploaded !== false;

  const clear = () => {
    setTexts(['']);
    setClearings((count) => count + 1);
    setPicture(undefined);
    pickTime(undefined);
  };
  const schedule = async (at: Date) => {
    setBusy(true);
    const accepted = await schedulePost(texts.join('\n'), at);
    setBusy(false);
    if (!accepted) return task.onRefused();
    log('scheduled');
    clear();
    task.onScheduled(at);
  };
  const attach = (file: File | undefined) => {
    if (!file) return setPicture(undefined);
    const url = URL.createObjectURL(file);
    setPicture({ url, uploaded: false });
    setTimeout(() => {
      setPicture((shown) => (shown?.url === url ? { url, uploaded: true } : shown));
    }, uploadMs);
  };
  const send = async () => {
    if (!ready) return;
    if (sendAt) return schedule(sendAt);
    setBusy(true);
    const ids: string[] = [];
    for (const text of texts) {
      const before = ids.at(-1);
      const target = before ? { in_reply_to: before } : { ...task.target };
      const id = await publishPost(text, target);
      if (id) ids.push(id);
      else break;
    }
    setBusy(false);
    if (ids.length < texts.length) return task.onRefused();
    for (const [index, text] of texts.entries()) {
      recordPost(text, `/${me.handle}/status/${ids[index]}`);
    }
    clear();
    task.onSent(texts[0] ?? '', `/${me.handle}/status/${ids[0]}`);
  };

  return {
    texts,
    weight: weightOf(texts[changed] ?? ''),
    clearings,
    alive: ready,
    sendAt,
    picture,
    pickTime,
    attach,
    change: (index, text) => {
      log('changed');
      setChanged(index);
      setTexts(current.current.with(index, text));
    },
    add: () => setTexts([...current.current, '']),
    send: () => void send(),
  };
}
