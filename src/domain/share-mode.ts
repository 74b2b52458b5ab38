import type { ShareMode } from '../contract/event.ts';

/** The ladder of share modes, from the one that touches most in a network's page to the one that touches nothing. */
export const SHARE_MODES = [
  'in-composer',
  'no-footprint',
  'prefilled',
  'clipboard',
] as const satisfies readonly ShareMode[];

/** True if a person, or a policy, who settled on `chosen` also has `mode`: every rung below stays on offer. */
export function allowsMode(chosen: ShareMode, mode: ShareMode): boolean {
  return SHARE_MODES.indexOf(mode) >= SHARE_MODES.indexOf(chosen);
}

/** What holds when the person chose one mode and the company's policy allows up to another: the lower rung. */
export function lowerMode(person: ShareMode, policy: ShareMode): ShareMode {
  return allowsMode(policy, person) ? person : policy;
}
