import { staffRoleSchema } from '../../contract/enrolment.ts';
import type { People } from '../../contract/people.ts';
import type { Context } from '../context.ts';
import { senderOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/**
 * `GET /v1/admin/people`: who works for the company's side, and how many ambassadors there are.
 * `POST /v1/admin/people/:personId/revoke`: withdraws all tokens of somebody.
 */
export function registerPeople(app: EndpointApp, { store, tenant, now }: Context): void {
  app.get('/v1/admin/people', async (): Promise<People> => {
    const staff = await store.listStaff(tenant);
    return {
      staff: staff.map(({ personId, label, roles, enrolledAt, leftAt }) => ({
        personId,
        label: label ?? '',
        roles: staffRoleSchema.array().parse(roles),
        enrolledAt,
        leftAt,
      })),
      ambassadors: await store.countAmbassadors(tenant),
    };
  });
  app.post<{ Params: { personId: string } }>(
    '/v1/admin/people/:personId/revoke',
    async (request, reply) => {
      const { personId } = request.params;
      const actor = senderOf(request).person.personId;
      const isKnown = await store.revokePerson(tenant, personId, {
        at: now().toISOString(),
        actor,
        action: 'person.revoked',
        subject: personId.slice(0, 64),
        details: {},
      });
      if (isKnown) return reply.code(204).send();
      return sendProblem(reply, { status: 404, detail: 'There is no such person.' });
    },
  );
}
