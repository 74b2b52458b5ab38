import type { SiteConversion } from '../../contract/site-conversion.ts';
import { isHostIn } from '../../domain/link-safety.ts';
import type { Context } from '../context.ts';
import { takeInConversion } from './conversion-intake.ts';
import { makeStableId } from './stable-id.ts';

/** How long after a visit a page may tell what it led to, as the snippet keeps the visit. */
const LATEST_MS = 90 * 24 * 60 * 60 * 1000;
/** A UUIDv7 begins with its milliseconds in 48 bits (RFC 9562 §5.7). */
const TIME_DIGITS = 12;

/**
 * Takes in what a page says. No secret protects it; what does: the page is of a host of the programme (a browser says so
 * truly), the visit is known, it is not too old, and each visit has one conversion of a type, however often it is told.
 * Whoever forges a request can at most say of their own visit what any visitor can.
 *
 * @returns false if it is not taken; the page is not told why
 */
export async function takeInFromSite(
  context: Context,
  { click, type }: SiteConversion,
  origin: string | undefined,
): Promise<boolean> {
  const { programme } = await context.store.readTenant(context.tenant);
  const host = URL.parse(origin ?? '')?.hostname ?? '';
  if (!programme || !isHostIn(host, programme.domains)) return false;
  const now = context.now();
  if (now.getTime() - timeOf(click) > LATEST_MS) return false;
  const id = makeStableId(
    new Date(timeOf(click)).toISOString(),
    `site ${click.toLowerCase()} ${type}`,
  );
  const conversion = { id, type, occurredAt: now.toISOString(), clickIds: [click] };
  const outcome = await takeInConversion(context, conversion, { source: 'site' });
  // Told again, at another moment: it is the first that counts.
  return outcome === 'accepted' || outcome === 'duplicate' || outcome === 'conflict';
}

function timeOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, TIME_DIGITS), 16);
}
