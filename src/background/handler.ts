import type * as z from 'zod';
import type { Message } from '../messaging/message.ts';

/** Who sent a message, as the browser vouches for it. */
export interface MessageSender {
  tabId: number | null;
  frameId: number | null;
  /** Address of the sending page; null if the browser does not say. */
  url: string | null;
}

/** A message's one handler: the schema that its request must fit, and what to do. */
export interface Handler {
  name: string;
  schema: z.ZodType;
  run(request: never, sender: MessageSender): Promise<unknown>;
}

/** Pairs a message with its schema and its handler; the types of all three must agree. */
export function handle<Request, Answer>(
  message: Message<Request, Answer>,
  schema: z.ZodType<Request>,
  run: (request: Request, sender: MessageSender) => Promise<Answer>,
): Handler {
  return { name: message.name, schema, run };
}
