import type { Staff } from '../../contract/enrolment.ts';
import type { Context } from '../context.ts';
import { mintSeat } from './enrol.ts';
import { mintToken } from './secrets.ts';

/** Makes somebody of the company's side with a token, which is said here and kept as a hash. For who has the machine. */
export async function mintStaffToken(context: Context, staff: Staff): Promise<string> {
  const token = mintToken('staff');
  await context.store.addStaff(context.tenant, mintSeat(token, context.now()), staff);
  return token;
}
