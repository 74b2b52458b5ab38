import type { Browser } from 'puppeteer-core';

/** The raw protocol under a Firefox of Puppeteer, which gives no access to the browser's own window. */
interface Protocol {
  send(
    method: string,
    params: object,
  ): Promise<{ result: { contexts?: { context: string }[]; result?: { value?: string } } }>;
}

/**
 * Runs a self-contained function in the browser's own window, with the rights of the browser, and gives what it
 * returned (JSON). It is allowed by `--remote-allow-system-access`, and reaches what a page can't: menus, closed roots.
 *
 * @throws {Error} with the protocol's answer if the function failed
 */
export async function runInWindow<Arg, Result>(
  browser: Browser,
  run: (arg: Arg) => Result | Promise<Result>,
  arg: Arg,
): Promise<Result> {
  // Puppeteer's own type of a Firefox hides its connection.
  const { connection } = browser as unknown as { connection: Protocol };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const answer = await connection.send('script.evaluate', {
    expression: `Promise.resolve((${String(run)})(${JSON.stringify(arg)})).then((it) => JSON.stringify(it) ?? 'null')`,
    target: { context: tree.result.contexts?.[0]?.context },
    awaitPromise: true,
  });
  const value = answer.result.result?.value;
  if (value === undefined) throw new Error(JSON.stringify(answer.result));
  return JSON.parse(value) as Result;
}
