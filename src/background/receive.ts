import * as z from 'zod';
import type { Reply } from '../messaging/message.ts';
import type { Handler, MessageSender } from './handler.ts';
import { logFailure } from './log.ts';

const envelopeSchema = z.object({ portevoix: z.string(), payload: z.unknown() });

/** Handlers by audience: what a network's page may ask, and what only our own pages may. */
export interface Receiver {
  fromPage: readonly Handler[];
  fromExtension: readonly Handler[];
  /** True if the sender is a page of a network; false if it is one of our own pages; null if neither. */
  isPage(sender: MessageSender): boolean | null;
}

/** Answers one message. Whatever happens, there is a reply, and it tells a page nothing but a code. */
export async function receive(
  receiver: Receiver,
  message: unknown,
  sender: MessageSender,
): Promise<Reply> {
  const envelope = envelopeSchema.safeParse(message);
  if (!envelope.success) return { ok: false, code: 'unknown' };
  const { portevoix: name, payload } = envelope.data;
  const isPage = receiver.isPage(sender);
  if (isPage === null) return { ok: false, code: 'refused' };
  const handler = (isPage ? receiver.fromPage : receiver.fromExtension).find(
    (candidate) => candidate.name === name,
  );
  if (!handler) return { ok: false, code: 'refused' };
  try {
    const run = handler.accept(payload, sender);
    return run ? { ok: true, answer: await run() } : { ok: false, code: 'invalid' };
  } catch (error) {
    logFailure(name, error);
    return { ok: false, code: 'failed' };
  }
}
