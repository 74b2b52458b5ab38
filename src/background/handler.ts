import type * as z from 'zod';
import type { Message } from '../messaging/message.ts';

/** Who sent a message, as the browser vouches for it. */
export interface MessageSender {
  tabId: number | null;
  frameId: number | null;
  /** Address of the sending page; null if the browser does not say. */
  url: string | null;
}

/** A message's one handler. `accept` checks a request and gives the work to do, or null if it does not fit. */
export interface Handler {
  name: string;
  accept(payload: unknown, sender: MessageSender): (() => Promise<unknown>) | null;
}

/** Pairs a message with its schema and its handler; the types of all three must agree. */
export function handle<Request, Answer>(
  message: Message<Request, Answer>,
  schema: z.ZodType<Request>,
  run: (request: Request, sender: MessageSender) => Promise<Answer>,
): Handler {
  return {
    name: message.name,
    accept(payload, sender) {
      const request = schema.safeParse(payload);
      return request.success ? () => run(request.data, sender) : null;
    },
  };
}
