import type { Problem } from '../../contract/problem.ts';
import type { ProblemDetails } from '../http/problems.ts';
import type { WorkRefusal, WorkRequest } from './change-work.ts';

/** What each step needs, and how to get there. */
const NEEDS: Record<WorkRequest['action'] | 'write', string> = {
  write: '',
  submit: 'Only a draft can be submitted: write it anew with PUT first.',
  return: 'Only a submitted item can be sent back.',
  approve: 'Only a submitted item can be approved: submit it first.',
  publish: 'Only an approved item can be published: submit it, and have somebody else approve it.',
  withdraw: 'Nothing of it is in the feeds, so there is nothing to withdraw.',
};

/** What to tell somebody whose change of an item was refused, with the way out. */
export function describeRefusal(
  refusal: WorkRefusal,
  action: WorkRequest['action'] | 'write',
): ProblemDetails {
  switch (refusal.reason) {
    case 'unknown':
      return { status: 404, detail: 'There is no such item.' };
    case 'exists':
      return {
        status: 409,
        detail: 'There is an item with this id already. Read it, and change it with PUT.',
      };
    case 'own-work':
      return {
        status: 409,
        detail:
          'You wrote or submitted this since words of it were approved last. Somebody else approves it.',
      };
    case 'no-programme':
      return {
        status: 409,
        detail: 'There is no programme yet: import a document that has one first.',
      };
    case 'other-revision':
      return {
        status: 412,
        detail: `Somebody changed the item: it is at revision ${refusal.revision} now. Read it again, and send If-Match: "${refusal.revision}" with what you want then.`,
      };
    case 'wrong-stage':
      return { status: 409, detail: `This item is ${refusal.stage}. ${NEEDS[action]}`.trim() };
    case 'not-fit':
      return {
        status: 422,
        detail: 'The item does not fit where it is to go. Write it anew with PUT, then submit it.',
        errors: refusal.problems.map(toIssue),
      };
  }
}

/** The reasons of the check are a pointer and a sentence. */
function toIssue(reason: string): NonNullable<Problem['errors']>[number] {
  const [, pointer = '', detail = reason] = /^(\/\S*): (.*)$/s.exec(reason) ?? [];
  return { pointer, detail };
}
