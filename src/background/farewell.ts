import type { Receipt } from '../contract/people.ts';
import { newEventId } from '../domain/new-id.ts';
import { pauseLeftMs } from '../domain/pause.ts';
import type { DeliveryError } from '../messaging/delivery-messages.ts';
import type { FarewellKind, FarewellOutcome, KeptReceipt } from '../messaging/privacy-messages.ts';
import { eraseEverything } from '../storage/erase.ts';
import { farewellSetting } from '../storage/farewell-setting.ts';
import { changeSetting, deviceSetting, readSetting } from '../storage/settings.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import type { EndpointError, EndpointResult } from '../sync/endpoint-result.ts';
import type { WorkerContext } from './context.ts';
import { whenNoneDelivers } from './delivery.ts';
import { describeDevice, forgetEnrolment } from './device.ts';
import { whenNoneRefreshes } from './feed.ts';

/**
 * Leaves the company, or has everything erased there and then here. The receipt's id is kept before it is sent: if the
 * answer is lost the key is gone by then, and the receipt is asked for by its id. Nothing changes here before the
 * company has done its part.
 */
export async function bidFarewell(
  context: WorkerContext,
  kind: FarewellKind,
): Promise<FarewellOutcome> {
  const { database } = context;
  const { enrolment, pausedUntil } = await readSetting(database, deviceSetting);
  if (!enrolment) return kind === 'erased' ? eraseDevice(context) : done(context, null);
  if (pauseLeftMs(pausedUntil, context.now()) > 0) return { ok: false, code: 'paused' };
  const receiptId = await keepReceiptId(context, kind);
  const { endpointUrl, deviceToken, keyRing } = enrolment;
  const client = context.createClient({ baseUrl: endpointUrl, token: deviceToken });
  const answer = await askFarewell(client, kind, receiptId);
  if (!answer.ok) return { ok: false, code: toCode(answer.error) };
  const receipt = { ...answer.value, keyRing };
  if (kind === 'erased') return eraseDevice(context, receipt);
  await forgetEnrolment(context, deviceToken);
  await changeSetting(database, farewellSetting, () => farewellSetting.initial);
  return done(context, receipt);
}

/** Erases everything on this device; what the company has stays there. */
export async function eraseDevice(
  context: WorkerContext,
  receipt: KeptReceipt | null = null,
): Promise<FarewellOutcome> {
  // Shuts the way out first, so that what is under way ends soon; what its answer brings is written before the end.
  await changeSetting(context.database, deviceSetting, () => deviceSetting.initial);
  const erased = await whenNoneDelivers(() =>
    whenNoneRefreshes(() => eraseEverything(context.database)),
  );
  return erased ? done(context, receipt) : { ok: false, code: 'not-erased', receipt };
}

async function done(context: WorkerContext, receipt: KeptReceipt | null): Promise<FarewellOutcome> {
  return { ok: true, receipt, device: await describeDevice(context) };
}

/** The id of a receipt that was asked for before and never came, or a new one. */
async function keepReceiptId({ database }: WorkerContext, kind: FarewellKind): Promise<string> {
  const fresh = newEventId();
  const { receiptId } = await changeSetting(database, farewellSetting, (begun) =>
    begun.receiptId !== null && begun.kind === kind ? begun : { kind, receiptId: fresh },
  );
  return receiptId ?? fresh;
}

async function askFarewell(
  client: EndpointClient,
  kind: FarewellKind,
  receiptId: string,
): Promise<EndpointResult<Receipt>> {
  const answer = await client.bidFarewell(kind, receiptId);
  if (answer.ok || answer.error !== 'unauthorised') return answer;
  // Done already, and its answer was lost; or the key was never good, and then there is no receipt.
  const receipt = await client.getReceipt(receiptId);
  return receipt.ok ? receipt : answer;
}

function toCode(error: EndpointError): DeliveryError {
  return error === 'refused' || error === 'too-large' ? 'bad-answer' : error;
}
