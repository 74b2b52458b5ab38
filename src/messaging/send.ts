import { extensionApi } from '../platform/extension-api.ts';
import type { Envelope, Message, Reply } from './message.ts';

/** Why a message has no answer. `orphaned`: this script outlived its extension and must end quietly. */
export type SendError = 'orphaned' | 'refused' | 'failed';

/** An answer, or why there is none; a send never throws, so that it is safe in someone else's page. */
export type SendResult<Answer> = { ok: true; answer: Answer } | { ok: false; error: SendError };

/** True while the extension that this script belongs to is alive. */
export function isConnected(): boolean {
  return Boolean(extensionApi().runtime?.id);
}

/** How long a repeatable message waits for its answer, in milliseconds. Waking the worker takes about fifty. */
const ANSWER_LIMIT_MS = 2_000;
const TRIES = 3;

/**
 * Sends a message to the worker and gives its answer. A repeatable one has up to three tries, each with the same ids:
 * a worker that is stopped while it answers drops the message, or leaves it without an answer.
 */
export async function send<Request, Answer>(
  message: Message<Request, Answer>,
  payload: Request,
): Promise<SendResult<Answer>> {
  if (!message.repeatable) return (await sendOnce(message, payload)) ?? lost();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const result = await answerInTime(sendOnce(message, payload));
    if (result) return result;
    if (!isConnected()) break;
  }
  return lost();
}

/** Null if the message was lost on its way: it may have been heard all the same. */
async function sendOnce<Request, Answer>(
  message: Message<Request, Answer>,
  payload: Request,
): Promise<SendResult<Answer> | null> {
  const { runtime } = extensionApi();
  if (!runtime?.id) return lost();
  const envelope: Envelope = { portevoix: message.name, payload };
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker pairs a message's answer with its type
    const reply = (await runtime.sendMessage(envelope)) as Reply<Answer> | undefined;
    if (!reply) return null;
    if (reply.ok) return { ok: true, answer: reply.answer };
    return { ok: false, error: reply.code === 'refused' ? 'refused' : 'failed' };
  } catch {
    return null;
  }
}

/** A script that outlived its extension finds no id, or a call that throws: both end here. */
function lost(): { ok: false; error: SendError } {
  return { ok: false, error: isConnected() ? 'failed' : 'orphaned' };
}

/** Null when time is up. */
async function answerInTime<Result>(answer: Promise<Result | null>): Promise<Result | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeUp = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ANSWER_LIMIT_MS);
  });
  const first = await Promise.race([answer, timeUp]);
  clearTimeout(timer);
  return first;
}
