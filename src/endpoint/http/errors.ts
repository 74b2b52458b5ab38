import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_MEDIA_TYPE } from '../../contract/problem.ts';
import { isStoreUnavailable } from '../store/unavailable.ts';
import { DEFAULT_HEADERS } from './headers.ts';
import { describeProblem, type ProblemDetails, sendProblem } from './problems.ts';
import { type EndpointApp, InvalidInput } from './zod-validation.ts';

const RETRY_AFTER_S = 5;
/** What PostgreSQL says of a text with U+0000 in it, which SQLite would look for and not find. */
const POSTGRES_NO_SUCH_CHARACTER = '22021';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What to tell a client whose request the framework refused, by Fastify's error code. */
const FRAMEWORK_DETAILS: Record<string, string> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'This route does not read that content type.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is larger than this route accepts.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as Content-Length says.',
  FST_ERR_BAD_URL: 'The address is not a valid URL.',
};

/** Turns every failure into a problem document: exact for what the client did, silent about our inside. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof InvalidInput) {
    return sendProblem(reply, {
      status: 400,
      detail: 'The request does not have the shape that this route reads.',
      errors: error.errors,
    });
  }
  if (isStoreUnavailable(error)) {
    request.log.error({ err: error }, 'the store is not available');
    reply.header('retry-after', RETRY_AFTER_S);
    return sendProblem(reply, { status: 503, detail: 'The endpoint can not answer now.' });
  }
  const refused = readRefusal(error);
  if (refused) return sendProblem(reply, refused);
  request.log.error({ err: error }, 'a request failed');
  return sendProblem(reply, { status: 500, detail: 'The endpoint failed; its log says why.' });
}

/** Answers an unknown path with 404, and a known path under another method with 405 and the ones it has. */
export function handleNotFound(app: EndpointApp) {
  return (request: FastifyRequest, reply: FastifyReply) => {
    const url = request.url.split('?', 1)[0] ?? '';
    const allowed = METHODS.filter((method) => app.hasRoute({ method, url }));
    if (allowed.length === 0)
      return sendProblem(reply, { status: 404, detail: 'Nothing is here.' });
    reply.header('allow', allowed.join(', '));
    return sendProblem(reply, {
      status: 405,
      detail: `This route answers ${allowed.join(', ')}.`,
    });
  };
}

/** Answers what the router could not even read; no hook has run then. */
export function handleFrameworkError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  handleError(error, request, reply.headers(DEFAULT_HEADERS));
}

/** Answers what the HTTP parser itself refused. Nothing is logged: the raw packet may hold a token. */
export function handleClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = describeProblem(describeParserError(error.code));
  const body = JSON.stringify(problem);
  const headers = {
    ...DEFAULT_HEADERS,
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  if (socket.writable) {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${lines.join('')}\r\n${body}`);
  }
  socket.destroy(error);
}

function describeParserError(code: string | undefined): ProblemDetails {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return { status: 408, detail: 'The request took too long to arrive. Send it again.' };
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return { status: 431, detail: 'Address and headers together are too long: 16 kB at most.' };
  }
  return { status: 400, detail: 'This is not HTTP.' };
}

/** The framework's own 4xx, in our words: its messages may repeat parts of the body. */
function readRefusal(error: unknown): ProblemDetails | null {
  if (!(error instanceof Error)) return null;
  const { statusCode, code } = error as Partial<FastifyError>;
  if (code === POSTGRES_NO_SUCH_CHARACTER) {
    return { status: 400, detail: 'The request holds a character that no text can have: U+0000.' };
  }
  if (statusCode === undefined || statusCode < 400 || statusCode > 499) return null;
  return {
    status: statusCode,
    detail: FRAMEWORK_DETAILS[code ?? ''] ?? 'The request is not valid.',
  };
}
