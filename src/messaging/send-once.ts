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

/** Sends a message to the worker once; null if it was lost on its way: it may have been heard all the same. */
export async function sendOnce<Request, Answer>(
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

/** What a message without an answer gives. A script that outlived its extension finds no id, or a call that throws: both end here. */
export function lost(): { ok: false; error: SendError } {
  return { ok: false, error: isConnected() ? 'failed' : 'orphaned' };
}
