import type { KeyRing } from '../../contract/signature.ts';
import type { Context } from '../context.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/**
 * `GET /v1/key-ring`: the company's public keys, for a device that enrolled before there were any. It pins them once;
 * afterwards it believes only a change that a pinned key signed.
 */
export function registerKeyRing(app: EndpointApp, { readSigner }: Context): void {
  app.get('/v1/key-ring', async (): Promise<KeyRing> => readSigner().ring);
}
