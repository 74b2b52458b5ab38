import type { FastifyRequest } from 'fastify';

/** The entity tag of a thing with revisions is its revision; what is not there yet has 0. */
const REVISION_TAG = /^(?:W\/)?"(\d{1,15})"$/;

/** The revision that a change goes by, from If-Match; null when the request names none. */
export function readRevisionTag(request: FastifyRequest): number | null {
  const revision = REVISION_TAG.exec(request.headers['if-match'] ?? '')?.[1];
  return revision === undefined ? null : Number(revision);
}

/** The entity tag of a revision. */
export const revisionTag = (revision: number) => `"${revision}"`;
