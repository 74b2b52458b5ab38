import { describe, expect, it } from 'vitest';
import {
  BURST_CLICKS,
  type ClickReason,
  type ClickSigns,
  classifyClick,
} from './classify-click.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

const browser: ClickSigns = {
  method: 'GET',
  userAgent: CHROME,
  purpose: '',
  referrer: 'https://www.linkedin.com/',
  recent: 1,
};

const people: [who: string, signs: Partial<ClickSigns>][] = [
  ['Chrome', {}],
  ['Chrome without a referrer', { referrer: '' }],
  [
    'Firefox',
    { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0' },
  ],
  ['Safari', { userAgent: `${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1` }],
  ["LinkedIn's app", { userAgent: `${IPHONE} Mobile/15E148 [LinkedInApp]/9.31` }],
  ["X's app", { userAgent: `${IPHONE} Mobile/15E148 Twitter for iPhone/11.20` }],
  ["Facebook's app", { userAgent: `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/510.0.0]` }],
  ['a referrer that is no address', { referrer: '%%%' }],
  ['a referrer that only looks like a gateway', { referrer: 'https://noturlsand.com/' }],
  ['the last click before a burst', { recent: BURST_CLICKS }],
];

const others: [who: string, signs: Partial<ClickSigns>, verdict: string, reason: ClickReason][] = [
  [
    'LinkedIn',
    { userAgent: 'LinkedInBot/1.0 (compatible; Mozilla/5.0; +http://www.linkedin.com)' },
    'preview',
    'preview-agent',
  ],
  ['X', { userAgent: 'Twitterbot/1.0' }, 'preview', 'preview-agent'],
  [
    'Slack',
    { userAgent: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' },
    'preview',
    'preview-agent',
  ],
  [
    'Slack, asking with HEAD',
    { method: 'HEAD', userAgent: 'Slackbot 1.0' },
    'preview',
    'preview-agent',
  ],
  ['WhatsApp', { userAgent: 'WhatsApp/2.23.20.0 A' }, 'preview', 'preview-agent'],
  ['Teams', { userAgent: `${CHROME} SkypeUriPreview Preview/0.5` }, 'preview', 'preview-agent'],
  ['Facebook', { userAgent: 'facebookexternalhit/1.1' }, 'preview', 'preview-agent'],
  ['HEAD from a browser', { method: 'HEAD' }, 'machine', 'head-request'],
  ['a browser that fetches ahead', { purpose: 'prefetch' }, 'prefetch', 'prefetch-header'],
  [
    'a browser that renders ahead',
    { purpose: 'prefetch;prerender' },
    'prefetch',
    'prefetch-header',
  ],
  ['Safari drawing its top sites', { purpose: 'preview' }, 'prefetch', 'prefetch-header'],
  [
    'a search engine',
    { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    'machine',
    'known-bot',
  ],
  ['curl', { userAgent: 'curl/8.5.0' }, 'machine', 'known-bot'],
  ['Python', { userAgent: 'python-requests/2.32' }, 'machine', 'known-bot'],
  [
    'a headless browser',
    { userAgent: CHROME.replace('Chrome', 'HeadlessChrome') },
    'machine',
    'known-bot',
  ],
  ['a program without a name', { userAgent: ' ' }, 'machine', 'no-agent'],
  [
    'a scanner of the internet',
    { userAgent: 'Expanse, a Palo Alto Networks company' },
    'scanner',
    'scanner-agent',
  ],
  [
    'a mail gateway behind a browser',
    { referrer: 'https://x.urlsand.com/?u=1' },
    'scanner',
    'scanner-referrer',
  ],
  [
    'a chat gateway behind a browser',
    { referrer: 'https://statics.teams.cdn.office.net/' },
    'scanner',
    'scanner-referrer',
  ],
  ['one click too many', { recent: BURST_CLICKS + 1 }, 'burst', 'too-many'],
];

describe('who followed a link', () => {
  it.each(people)('%s is a person', (_who, signs) => {
    expect(classifyClick({ ...browser, ...signs })).toEqual({ class: 'person', reason: 'no-rule' });
  });

  it.each(others)('%s is none: %o', (_who, signs, verdict, reason) => {
    expect(classifyClick({ ...browser, ...signs })).toEqual({ class: verdict, reason });
  });
});
