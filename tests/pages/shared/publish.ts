import { options } from './options.ts';

/** A publication call of a network. */
export interface Publication {
  readonly path: string;
  readonly body: unknown;
  readonly contentType?: string;
}

/**
 * Sends the publication to the network's own origin, which the stand-in's server answers.
 * @returns the body of the answer, or `undefined` when the network refused.
 */
export async function publish(publication: Publication): Promise<string | undefined> {
  const response = await fetch(publication.path, {
    method: 'POST',
    headers: {
      'content-type': publication.contentType ?? 'application/json',
      // Not a header of the networks: it tells the stand-in's server which answer the page asked for.
      'x-stand-in-outcome': options.outcome,
    },
    body: JSON.stringify(publication.body),
  });
  const text = await response.text();
  return response.ok && !text.includes('"errors"') ? text : undefined;
}
