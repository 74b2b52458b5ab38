import type * as z from 'zod';
import type { enrolmentCodeRequestSchema, enrolmentCodesSchema } from '../../contract/enrolment.ts';
import type { Context } from '../context.ts';
import { DAY_MS } from '../instants.ts';
import { groupCode, hashSecret, mintEnrolmentCode } from './secrets.ts';

/** How long an enrolment code stays good: a fortnight, holidays included. */
const CODE_LIFETIME_MS = 14 * DAY_MS;

/** Makes one-time enrolment codes. They are said here, in groups of four, and kept as hashes. */
export async function mintEnrolmentCodes(
  context: Context,
  request: z.output<typeof enrolmentCodeRequestSchema>,
): Promise<z.output<typeof enrolmentCodesSchema>> {
  const now = context.now();
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + CODE_LIFETIME_MS).toISOString();
  const codes = Array.from({ length: request.count }, mintEnrolmentCode);
  const { locale, topics } = request;
  await context.store.addEnrolmentCodes(
    context.tenant,
    codes.map((code) => ({ codeHash: hashSecret(code), locale, topics, createdAt, expiresAt })),
  );
  return { codes: codes.map(groupCode), expiresAt };
}

/** The address that an employee opens to enrol: the code is behind the #, which browsers never send. */
export function invitationLink(publicUrl: string, code: string): string {
  return `${publicUrl}/enrol#${code}`;
}
