import type { Envelope, Message, Reply } from './message.ts';

/** Why a message has no answer. `orphaned`: this script outlived its extension and must end quietly. */
export type SendError = 'orphaned' | 'refused' | 'failed';

/** An answer, or why there is none; a send never throws, so that it is safe in someone else's page. */
export type SendResult<Answer> = { ok: true; answer: Answer } | { ok: false; error: SendError };

/** The one call that a sender needs of the browser. Chrome and Firefox both answer with a promise in MV3. */
interface Runtime {
  id?: string;
  /** The worker pairs a message's answer with its type (background/handler.ts). */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the sender names the answer
  sendMessage<Answer>(message: Envelope): Promise<Reply<Answer> | undefined>;
}

declare const browser: { runtime?: Runtime } | undefined;
declare const chrome: { runtime?: Runtime } | undefined;

/**
 * The runtime of this context, straight from the browser: the polyfill would weigh ten kilobytes in a
 * network's page. After an update an orphaned script finds no id, or no runtime at all.
 */
function findRuntime(): Runtime | undefined {
  const scope = typeof browser === 'undefined' ? chrome : browser;
  const runtime = scope?.runtime;
  return runtime?.id ? runtime : undefined;
}

/** True while the extension that this script belongs to is alive. */
export function isConnected(): boolean {
  return findRuntime() !== undefined;
}

/** Sends a message to the worker and gives its answer. */
export async function send<Request, Answer>(
  message: Message<Request, Answer>,
  payload: Request,
): Promise<SendResult<Answer>> {
  const runtime = findRuntime();
  if (!runtime) return { ok: false, error: 'orphaned' };
  try {
    const reply = await runtime.sendMessage<Answer>({ portevoix: message.name, payload });
    if (reply?.ok) return { ok: true, answer: reply.answer };
    return { ok: false, error: reply?.code === 'refused' ? 'refused' : 'failed' };
  } catch {
    return { ok: false, error: isConnected() ? 'failed' : 'orphaned' };
  }
}
