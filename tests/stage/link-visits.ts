import { Agent, get } from 'node:http';

/** Readers who follow a link at the same time. */
export const AT_ONCE = 50;

/** Where a link leads; null when the server went away before it had answered. */
async function follow(url: string, agent: Agent): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const request = get(url, { agent }, (answer) => {
    answer.resume();
    answer.on('close', () => resolve(answer.complete ? (answer.headers.location ?? null) : null));
  });
  request.on('error', () => resolve(null));
  return promise;
}

/**
 * Follows a short link until there were enough answers or the server is gone; adds the ids of the clicks that were
 * answered.
 *
 * @returns how many visits got no redirect
 */
export async function visit(url: string, ids: string[], most: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let unanswered = 0;
  const one = async () => {
    while (ids.length < most) {
      const destination = await follow(url, agent);
      if (destination === null) {
        unanswered += 1;
        return;
      }
      ids.push(new URL(destination).searchParams.get('pv_click') ?? '');
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  agent.destroy();
  return unanswered;
}
