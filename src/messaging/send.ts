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

/** Sends a message to the worker and gives its answer. */
export async function send<Request, Answer>(
  message: Message<Request, Answer>,
  payload: Request,
): Promise<SendResult<Answer>> {
  const { runtime } = extensionApi();
  if (!runtime?.id) return { ok: false, error: 'orphaned' };
  const envelope: Envelope = { portevoix: message.name, payload };
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker pairs a message's answer with its type
    const reply = (await runtime.sendMessage(envelope)) as Reply<Answer> | undefined;
    if (reply?.ok) return { ok: true, answer: reply.answer };
    return { ok: false, error: reply?.code === 'refused' ? 'refused' : 'failed' };
  } catch {
    return { ok: false, error: isConnected() ? 'failed' : 'orphaned' };
  }
}
