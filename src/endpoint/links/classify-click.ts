import { type AgentSigns, readAgent, SCANNER_REFERRERS } from './known-agents.ts';

/** Who followed a link, as well as can be told. Only `person` counts as reach; nobody is ever refused. */
export const CLICK_CLASSES = [
  'person',
  'preview',
  'prefetch',
  'scanner',
  'burst',
  'machine',
] as const;
export type ClickClass = (typeof CLICK_CLASSES)[number];

/** The rule that decided. It is all that is kept of what the visitor's program said about itself. */
export const CLICK_REASONS = [
  'no-rule',
  'head-request',
  'prefetch-header',
  'preview-agent',
  'scanner-agent',
  'scanner-referrer',
  'known-bot',
  'no-agent',
  'too-many',
] as const;
export type ClickReason = (typeof CLICK_REASONS)[number];

/** What a request says that classification looks at; header values as they came. */
export interface ClickSigns {
  method: string;
  userAgent: string;
  /** Sec-Purpose, or what older browsers send: Purpose, X-Purpose, X-Moz. */
  purpose: string;
  referrer: string;
  /** How often the same visitor followed links within {@link BURST_WINDOW_MS}, this time included. */
  recent: number;
}

/** Over so many clicks of one visitor in the window no person clicks. */
export const BURST_CLICKS = 10;
export const BURST_WINDOW_MS = 10_000;

/** A class and the rule that gave it. */
export interface ClickVerdict {
  class: ClickClass;
  reason: ClickReason;
}

const PREFETCH = /\b(?:prefetch|prerender|preview)\b/i;

/** A rule without its word list: the first one that is true decides. */
const RULES: readonly (ClickVerdict & { isTrue: (signs: ClickSigns & AgentSigns) => boolean })[] = [
  // A preview agent that asks with HEAD first is one all the same.
  { class: 'preview', reason: 'preview-agent', isTrue: ({ isPreview }) => isPreview },
  { class: 'machine', reason: 'head-request', isTrue: ({ method }) => method === 'HEAD' },
  { class: 'prefetch', reason: 'prefetch-header', isTrue: ({ purpose }) => PREFETCH.test(purpose) },
  { class: 'scanner', reason: 'scanner-agent', isTrue: ({ isScanner }) => isScanner },
  {
    class: 'scanner',
    reason: 'scanner-referrer',
    isTrue: ({ referrer }) => isScannerReferrer(referrer),
  },
  { class: 'machine', reason: 'no-agent', isTrue: ({ userAgent }) => userAgent.trim() === '' },
  { class: 'machine', reason: 'known-bot', isTrue: ({ isBot }) => isBot },
  { class: 'burst', reason: 'too-many', isTrue: ({ recent }) => recent > BURST_CLICKS },
];

/** Says who followed a link. Every rule is asked: what a browser claims to be hides no scanner's referrer. */
export function classifyClick(signs: ClickSigns): ClickVerdict {
  const all = { ...signs, ...readAgent(signs.userAgent) };
  const rule = RULES.find(({ isTrue }) => isTrue(all));
  return rule ? { class: rule.class, reason: rule.reason } : { class: 'person', reason: 'no-rule' };
}

function isScannerReferrer(referrer: string): boolean {
  if (referrer === '' || !URL.canParse(referrer)) return false;
  const { hostname } = new URL(referrer);
  return SCANNER_REFERRERS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
