import type { Message } from './message.ts';
import { isConnected, lost, type SendResult, sendOnce } from './send-once.ts';

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
