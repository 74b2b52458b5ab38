import { parseArgs } from 'node:util';
import { enrolmentCodeRequestSchema } from '../../contract/enrolment.ts';
import { invitationLink, mintEnrolmentCodes } from '../enrolment/enrolment-codes.ts';
import { openContext } from '../open-context.ts';
import { COMMAND_LINE, type Command, UsageError } from './command.ts';

/** `invite`: prints one-time enrolment codes, each with the link to send. */
export const invite: Command = {
  help: `invite [--count N] [--locale fr] [--topics a,b] [--trained]   make one-time enrolment codes and their links
  invite --staff LABEL --roles content-manager,approver,admin,auditor,integration   the same for somebody of the company's side`,
  async run(words, config) {
    const { values } = parseArgs({
      args: words,
      options: {
        count: { type: 'string' },
        locale: { type: 'string' },
        topics: { type: 'string' },
        trained: { type: 'boolean' },
        staff: { type: 'string' },
        roles: { type: 'string' },
      },
    });
    const request = enrolmentCodeRequestSchema.safeParse({
      count: values.count === undefined ? undefined : Number(values.count),
      locale: values.locale,
      topics: values.topics && splitList(values.topics),
      trained: values.trained,
      ...readStaff(values),
    });
    if (!request.success) {
      const issue = request.error.issues[0];
      throw new UsageError(`--${String(issue?.path[0])}: ${issue?.message}`);
    }
    const context = await openContext(config);
    const { codes, expiresAt } = await mintEnrolmentCodes(context, request.data, COMMAND_LINE);
    await context.store.close();
    console.log(`Good once each, until ${expiresAt.slice(0, 10)}:`);
    for (const code of codes) {
      console.log(`${code}  ${invitationLink(config.publicUrl, code)}`);
    }
    return 0;
  },
};

function readStaff({ staff: label, roles = '' }: { staff?: string; roles?: string }) {
  return label === undefined ? {} : { staff: { label, roles: splitList(roles) } };
}

const splitList = (text: string) => text.split(',').map((part) => part.trim());
