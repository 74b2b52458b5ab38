/** One of the extension's own pages, in whichever browser. */
interface OwnPage {
  evaluate<Answer>(
    run: (arg: readonly [string, unknown]) => Promise<Answer>,
    arg: readonly [string, unknown],
  ): Promise<Answer>;
}

/** Asks the worker from one of the extension's own pages, as those pages do. */
export async function askWorker<Answer>(
  page: OwnPage,
  name: string,
  payload: unknown = null,
): Promise<Answer> {
  return page.evaluate(
    async ([portevoix, request]) => {
      const runtime = (
        globalThis as unknown as {
          chrome: {
            runtime: {
              sendMessage(
                message: unknown,
              ): Promise<{ ok: boolean; code?: string; answer: unknown }>;
            };
          };
        }
      ).chrome.runtime;
      const reply = await runtime.sendMessage({ portevoix, payload: request });
      if (!reply.ok) throw new Error(`${portevoix}: ${reply.code}`);
      return reply.answer as never;
    },
    [name, payload] as const,
  );
}

/** Accepts and enrols by the same messages that the welcome page sends; gives the pseudonym. */
export async function enrolThroughWorker(
  page: OwnPage,
  { endpointUrl, code }: { endpointUrl: string; code: string },
): Promise<string> {
  await askWorker(page, 'extension.decide-consent', {
    consent: 'accepted',
    withoutAttribution: false,
  });
  const outcome = await askWorker<
    | { ok: true; device: { enrolment: { ambassador: { pseudonym: string } } } }
    | { ok: false; code: string }
  >(page, 'extension.enrol', { endpointUrl, code });
  if (!outcome.ok) throw new Error(`enrolment: ${outcome.code}`);
  return outcome.device.enrolment.ambassador.pseudonym;
}
