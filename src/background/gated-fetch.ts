import { pauseLeftMs } from '../domain/pause.ts';
import type { Database } from '../storage/database.ts';
import { noteAnswer, noteRequest } from '../storage/ledger.ts';
import { deviceSetting, readSetting } from '../storage/settings.ts';
import { readBody } from '../sync/read-body.ts';

/** Stands for the device's key in the ledger. */
const HIDDEN_KEY = 'Bearer ***';

/** Longest answer that is looked into for the ledger, in bytes. */
const ANSWER_MAX_BYTES = 64 * 1024;

/** Whose answers are written down. An enrolment's is a key, and a feed's is long and shown elsewhere. */
const TOLD_ANSWERS: ReadonlySet<string> = new Set(['/v1/events', '/v1/me/leave', '/v1/me/erase']);

/**
 * The one way out of this extension: nothing passes without consent or during a pause, and what passes is written into
 * the ledger first, byte for byte. Gate, note and departure are one turn of the database, so that nothing leaves once
 * a pause or a refusal is written. The device's key is not written down.
 */
export function createGatedFetch(database: Database, now: () => Date): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { id, leaving } = await database.inTurn(async () => {
      const { consent, pausedUntil } = await readSetting(database, deviceSetting);
      if (consent !== 'accepted' || pauseLeftMs(pausedUntil, now()) > 0) {
        throw new Error('nothing may be sent now');
      }
      const noted = await noteRequest(database, {
        at: now().toISOString(),
        method: init.method ?? 'GET',
        url: url.href,
        headers: hideKey(new Headers(init.headers)),
        body: asText(init.body),
      });
      if (noted === null) throw new Error('nothing leaves that can’t be written down');
      return { id: noted, leaving: fetch(input, init) };
    });
    const response = await leaving;
    const answer = TOLD_ANSWERS.has(url.pathname) ? await readCopy(response) : null;
    await noteAnswer(database, id, { status: response.status, answer });
    return response;
  };
}

function hideKey(headers: Headers): Record<string, string> {
  if (headers.has('authorization')) headers.set('authorization', HIDDEN_KEY);
  return Object.fromEntries(headers);
}

function asText(body: RequestInit['body']): string | null {
  if (body !== null && body !== undefined && typeof body !== 'string') {
    throw new Error('only texts leave: the ledger shows them');
  }
  return body ?? null;
}

/** An answer as text, without taking it from whom it is for; null if it is too long or breaks off. */
async function readCopy(response: Response): Promise<string | null> {
  return readBody(response.clone(), ANSWER_MAX_BYTES).catch(() => null);
}
