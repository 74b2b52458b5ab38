import type * as z from 'zod';
import type {
  enrolmentCodeRequestSchema,
  enrolmentCodesSchema,
  Staff,
} from '../../contract/enrolment.ts';
import type { Context } from '../context.ts';
import { DAY_MS } from '../instants.ts';
import { groupCode, hashSecret, mintEnrolmentCode } from './secrets.ts';

/** How long an enrolment code stays good: a fortnight, holidays included. */
const CODE_LIFETIME_MS = 14 * DAY_MS;

/** Whom a code is for. */
export interface Invitee {
  locale: string;
  topics: string[];
  /** An ambassador who is trained to put facts right in public. */
  trained: boolean;
  /** Null: an ambassador, who has no name here. */
  staff: Staff | null;
}

/** Makes one-time enrolment codes alike. They are said here, in groups of four, and kept as hashes. */
export function mintEnrolmentCodes(
  context: Context,
  request: z.output<typeof enrolmentCodeRequestSchema>,
  actor: string,
): Promise<z.output<typeof enrolmentCodesSchema>> {
  const { count, locale, topics, trained, staff = null } = request;
  const invitees = Array.from({ length: count }, () => ({ locale, topics, trained, staff }));
  return inviteAll(context, invitees, actor);
}

/** Makes a one-time code for each of these, in order. */
export async function inviteAll(
  context: Context,
  invitees: readonly Invitee[],
  actor: string,
): Promise<z.output<typeof enrolmentCodesSchema>> {
  const now = context.now();
  const at = now.toISOString();
  const expiresAt = expiryOfCodes(now);
  const made = invitees.map((invitee) => ({ ...invitee, code: mintEnrolmentCode() }));
  const roles = [...new Set(invitees.flatMap(({ staff }) => staff?.roles ?? ['ambassador']))];
  await context.store.addEnrolmentCodes(
    context.tenant,
    made.map(({ code, locale, topics, trained, staff }) => ({
      codeHash: hashSecret(code),
      staff,
      locale,
      topics,
      trained,
      createdAt: at,
      expiresAt,
    })),
    {
      at,
      actor,
      action: 'codes.made',
      subject: '',
      details: {
        count: made.length,
        roles: roles.join(' '),
        trained: made.filter(({ trained }) => trained).length,
      },
    },
  );
  return { codes: made.map(({ code }) => groupCode(code)), expiresAt };
}

/** Until when codes are good that are made now. */
export function expiryOfCodes(now: Date): string {
  return new Date(now.getTime() + CODE_LIFETIME_MS).toISOString();
}

/** The address that an employee opens to enrol: the code is behind the #, which browsers never send. */
export function invitationLink(publicUrl: string, code: string): string {
  return `${publicUrl}/enrol#${code}`;
}
