import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { PROBLEM_MEDIA_TYPE, type Problem } from '../../contract/problem.ts';

/** What a route says of an error; the rest follows from the status. */
export interface ProblemDetails {
  status: number;
  detail?: string;
  errors?: Problem['errors'];
}

/** A problem document (RFC 9457). Without a type of its own, its title is the status phrase, as the RFC asks. */
export function describeProblem(details: ProblemDetails): Problem {
  return {
    type: 'about:blank',
    title: STATUS_CODES[details.status] ?? 'Error',
    ...details,
  };
}

/** Answers with a problem document. */
export function sendProblem(reply: FastifyReply, details: ProblemDetails): FastifyReply {
  return reply
    .code(details.status)
    .header('cache-control', 'no-store')
    .type(PROBLEM_MEDIA_TYPE)
    .send(JSON.stringify(describeProblem(details)));
}
