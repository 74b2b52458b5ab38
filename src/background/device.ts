import type { ShareMode } from '../contract/event.ts';
import { pauseLeftMs } from '../domain/pause.ts';
import { lowerMode } from '../domain/share-mode.ts';
import type { DeviceStatus, EnrolOutcome } from '../messaging/extension-messages.ts';
import { companyOf, nameCompany } from '../storage/company.ts';
import { forgetFeed } from '../storage/feed-store.ts';
import {
  changeSetting,
  deviceSetting,
  readSetting,
  type StoredDevice,
} from '../storage/settings.ts';
import type { EndpointError } from '../sync/endpoint-result.ts';
import type { WorkerContext } from './context.ts';
import { whenNoneRefreshes } from './feed.ts';
import type { Policy } from './policy.ts';

/** Consent and enrolment of this device, without the token. */
export async function describeDevice(context: WorkerContext): Promise<DeviceStatus> {
  const device = await readSetting(context.database, deviceSetting);
  return toStatus(device, await context.readPolicy(), context.now());
}

/** Writes what the person decided. Refusing forgets the enrolment: nothing can be sent without its token. */
export async function decide(
  context: WorkerContext,
  decision: Pick<StoredDevice, 'withoutAttribution'> & { consent: 'accepted' | 'refused' },
): Promise<void> {
  await keepQueueApart(context);
  await changeSetting(context.database, deviceSetting, (stored) => ({
    ...stored,
    consent: decision.consent,
    withoutAttribution: decision.withoutAttribution,
    enrolment: decision.consent === 'accepted' ? stored.enrolment : null,
    pausedUntil: decision.consent === 'accepted' ? stored.pausedUntil : null,
  }));
}

/** Writes one thing that the person chose, and leaves all else as it is by then. */
export async function settle(
  { database }: WorkerContext,
  choice: Pick<StoredDevice, 'mode'> | Pick<StoredDevice, 'withoutAttribution'>,
): Promise<void> {
  await changeSetting(database, deviceSetting, (stored) => ({ ...stored, ...choice }));
}

/** The mode that holds: the lower rung of what the person chose and what the policy allows. */
export async function effectiveMode({ database, readPolicy }: WorkerContext): Promise<ShareMode> {
  const { mode } = await readSetting(database, deviceSetting);
  return lowerMode(mode, (await readPolicy()).shareMode);
}

/** Trades a one-time code for a device token. A new company starts with no feed of the old one. */
export async function enrolDevice(
  context: WorkerContext,
  request: { endpointUrl: string; code: string },
): Promise<EnrolOutcome> {
  const { consent, pausedUntil } = await readSetting(context.database, deviceSetting);
  if (consent !== 'accepted') return { ok: false, code: 'consent-needed' };
  if (pauseLeftMs(pausedUntil, context.now()) > 0) return { ok: false, code: 'paused' };
  const endpointUrl = readEndpointUrl(
    (await context.readPolicy()).endpointUrl ?? request.endpointUrl,
  );
  if (!endpointUrl) return { ok: false, code: 'bad-address' };
  const client = context.createClient({ baseUrl: endpointUrl });
  const answer = await client.enrol(request.code, context.clientVersion);
  if (!answer.ok) return { ok: false, code: toEnrolCode(answer.error) };
  // A refresh that is under way would write what the old company answers into the place of the new one's.
  const isEnrolled = await whenNoneRefreshes(() =>
    keepEnrolment(context, { endpointUrl, ...answer.value }),
  );
  if (!isEnrolled) return { ok: false, code: 'consent-needed' };
  return { ok: true, device: await describeDevice(context) };
}

/** Whoever refused meanwhile, or erased this device, is not enrolled against their word: then false. */
async function keepEnrolment(
  context: WorkerContext,
  enrolment: NonNullable<StoredDevice['enrolment']>,
): Promise<boolean> {
  await keepQueueApart(context);
  const { consent } = await changeSetting(context.database, deviceSetting, (stored) =>
    stored.consent === 'accepted' ? { ...stored, enrolment } : stored,
  );
  if (consent !== 'accepted') return false;
  await forgetFeed(context.database);
  return true;
}

/**
 * Forgets whom this device speaks for by this key, and the key with it; what the person decided stays. Whoever enrolled
 * elsewhere while they took their leave stays enrolled there.
 */
export async function forgetEnrolment(context: WorkerContext, deviceToken: string): Promise<void> {
  await keepQueueApart(context);
  await changeSetting(context.database, deviceSetting, (device) =>
    device.enrolment?.deviceToken === deviceToken ? { ...device, enrolment: null } : device,
  );
}

/** Before an enrolment goes, what was queued under it says so: it is for that company alone. */
async function keepQueueApart({ database }: WorkerContext): Promise<void> {
  const { enrolment } = await readSetting(database, deviceSetting);
  if (enrolment) await nameCompany(database, companyOf(enrolment));
}

/** The origin of an endpoint's address: https, or http on this machine itself; null if it is neither. */
export function readEndpointUrl(text: string): string | null {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (!url || url.username || url.password) return null;
  const isLoopback = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback);
  return isSafe ? url.origin : null;
}

function toEnrolCode(error: EndpointError): Extract<EnrolOutcome, { ok: false }>['code'] {
  switch (error) {
    case 'unauthorised':
    case 'refused':
      return 'bad-code';
    case 'too-large':
      return 'bad-answer';
    case 'offline':
    case 'unreachable':
    case 'server-error':
    case 'bad-answer':
      return error;
  }
}

function toStatus(device: StoredDevice, policy: Policy, now: Date): DeviceStatus {
  const { consent, withoutAttribution, mode, enrolment, pausedUntil } = device;
  return {
    consent,
    withoutAttribution,
    mode,
    pausedUntil: pauseLeftMs(pausedUntil, now) > 0 ? pausedUntil : null,
    managedMode: policy.shareMode,
    managedEndpointUrl: policy.endpointUrl,
    enrolment: enrolment && {
      endpointUrl: enrolment.endpointUrl,
      tenant: enrolment.tenant,
      programme: enrolment.programme,
      ambassador: enrolment.ambassador,
    },
  };
}
