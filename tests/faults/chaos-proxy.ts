import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingMessage,
  request as requestUpstream,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Fault, FaultPlan, SeenRequest } from './fault.ts';

/** A request as it arrived, to the byte. */
export interface RecordedRequest {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** A proxy of ours between the extension and the endpoint: real sockets, and faults on request. */
export interface ChaosProxy {
  url: string;
  /** Batches of events that arrived, oldest first, with what happened to each. */
  readonly seen: readonly (SeenRequest & { fault: Fault['kind'] })[];
  /** Everything that arrived, oldest first. */
  readonly recorded: readonly RecordedRequest[];
  /** From now on, batches of events meet this plan; everything else passes. */
  meet(plan: FaultPlan): void;
  /** From now on everything passes. */
  calm(): void;
  /** Nobody listens any more: connections are refused until `open`. */
  shut(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** What the endpoint answered. */
interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

const PASS: Fault = { kind: 'pass' };
const passAll: FaultPlan = () => PASS;
/** Answers come whole, so the endpoint's framing of them does not. */
const FRAMING = new Set(['transfer-encoding', 'connection', 'keep-alive', 'content-length']);

/** Starts the proxy on a port that stays its own, in front of an endpoint that may come and go. */
export async function startChaosProxy(upstream: string): Promise<ChaosProxy> {
  const target = new URL(upstream);
  const agent = new Agent({ keepAlive: false });
  const seen: (SeenRequest & { fault: Fault['kind'] })[] = [];
  const recorded: RecordedRequest[] = [];
  let plan = passAll;
  let index = 0;

  const ask = (request: IncomingMessage, body: Buffer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { method, url: path, headers } = request;
      const { hostname, port } = target;
      const asked = requestUpstream({ agent, hostname, port, method, path, headers });
      asked.on('error', reject);
      asked.on('response', (response) => {
        const { statusCode: status = 502 } = response;
        buffer(response).then(
          (whole) => resolve({ status, headers: response.headers, body: whole }),
          reject,
        );
      });
      asked.end(body);
    });

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const { method = '', url: path = '', headers } = request;
    recorded.push({ method, path, headers, body });
    const batch = describe(request, body);
    const isBatch = batch.method === 'POST' && batch.path === '/v1/events';
    const fault = isBatch ? plan(batch, index) : PASS;
    if (isBatch) {
      index += 1;
      seen.push({ ...batch, fault: fault.kind });
    }
    await cause(fault, response, async () => {
      const answer = await ask(request, body);
      const retryAfter = answer.headers['retry-after'] ?? null;
      batch.answers.push({ status: answer.status, retryAfter });
      return answer;
    });
  };

  const server = createServer((request, response) => {
    // An endpoint that is down, or a client that left, looks like a broken connection from the other side.
    serve(request, response).catch(() => request.socket.resetAndDestroy());
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const shut = async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    recorded,
    meet(next) {
      plan = next;
      index = 0;
    },
    calm() {
      plan = passAll;
    },
    shut,
    open: () => listen(port),
    async close() {
      await shut();
      agent.destroy();
    },
  };
}

/** Brings a fault about. */
async function cause(
  fault: Fault,
  response: ServerResponse,
  ask: () => Promise<Answer>,
): Promise<void> {
  switch (fault.kind) {
    case 'pass':
      return give(response, await ask());
    case 'answer':
      response.writeHead(fault.status, fault.headers).end(fault.body);
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'lose-answer':
      await ask();
      response.socket?.resetAndDestroy();
      return;
    case 'half-answer':
      return giveHalf(response, await ask(), () => response.socket?.resetAndDestroy());
    case 'stall':
      return giveHalf(response, await ask(), () => {});
    case 'trickle':
      return trickle(response, await ask());
    case 'repeat': {
      const answers = await Promise.all(Array.from({ length: fault.times }, ask));
      const [first] = answers;
      return first && give(response, first);
    }
    case 'hold':
      await fault.until;
      return give(response, await ask());
    case 'rewrite': {
      const answer = await ask();
      return give(response, { ...answer, body: Buffer.from(fault.change(String(answer.body))) });
    }
  }
}

function give(response: ServerResponse, answer: Answer): void {
  writeHead(response, answer).end(answer.body);
}

function giveHalf(response: ServerResponse, answer: Answer, then: () => void): void {
  const half = answer.body.subarray(0, Math.floor(answer.body.length / 2));
  writeHead(response, answer).write(half, then);
}

function trickle(response: ServerResponse, answer: Answer): void {
  writeHead(response, answer);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(answer.body.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= answer.body.length) response.end();
  }, 1_000);
  response.on('close', () => clearInterval(timer));
}

/** The endpoint's own head, promising the length of its whole body. */
function writeHead(response: ServerResponse, { status, headers, body }: Answer): ServerResponse {
  const kept = Object.entries(headers).filter(([name]) => !FRAMING.has(name));
  return response.writeHead(status, {
    ...Object.fromEntries(kept),
    'content-length': String(body.length),
  });
}

function describe(request: IncomingMessage, body: Buffer): SeenRequest {
  const { method = '', url = '' } = request;
  const ids = url === '/v1/events' && method === 'POST' ? readIds(String(body)) : [];
  return { at: Date.now(), method, path: url, bytes: body.length, ids, answers: [] };
}

function readIds(body: string): string[] {
  const { events } = JSON.parse(body) as { events: { id: string }[] };
  return events.map((event) => event.id);
}
