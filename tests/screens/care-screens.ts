import type { Care } from '../../src/messaging/care-messages.ts';
import { care, choice, device, popupAnswers } from '../../src/popup/popup-fixtures.ts';
import type { FakeAnswers } from '../../src/ui/fake-page.ts';
import type { Screen } from './screen.ts';

const since = '2026-11-27T06:30:00Z';

const topic = {
  itemId: 'groundwater',
  topic: 'groundwater',
  subject: 'The groundwater at Saint-Aubert',
  since,
  press: {
    name: 'Inès Caradec, press office',
    email: 'press@example.com',
    phone: '+33 1 99 00 12 34',
  },
};

const facts = [
  ['The warmest of the four wells rose by 0.6 °C in two years.', 'Well readings, Saint-Aubert'],
  ['The store holds softened town water, with no additive.', 'The Quiet Grid Review'],
].map(([text = '', source = ''], at) => ({
  ...choice,
  itemId: 'groundwater',
  itemKind: 'fact-sheet' as const,
  variantId: `fact-${at}`,
  title: 'Saint-Aubert: what we know about the groundwater',
  angle: source,
  text: `${text} I work at Acme.\n\n${source}, November 20, 2026: ${choice.link}`,
  reasons: [{ code: 'urgent' as const }],
  fact: { source, asOf: '2026-11-20T06:00:00Z' },
}));

const taken = {
  ...choice,
  reasons: [...choice.reasons, { code: 'taken' as const, shares: 20 }],
  taken: ['0123456789abcdef0123456789abcdef'],
};

const withCare = (changes: Partial<Care>, choices: readonly object[] = [taken]): FakeAnswers => ({
  ...popupAnswers(),
  'extension.list-offer': () => ({ status: 'ready', choices }),
  'extension.get-care': () => ({ ...care, ...changes }),
  'extension.note-facts-seen': () => null,
});

const trained = care.tags && {
  ...care.tags,
  ambassador: { ...care.tags.ambassador, trained: true as const },
};

const expertise = {
  expertise: {
    role: 'I run heat networks in the east of France.',
    speaks: ['district-heating', 'heat-storage'],
    avoids: ['public-affairs'],
  },
  topics: ['district-heating', 'energy', 'heat-storage', 'hiring', 'public-affairs'],
};

/** Arabic is not among the languages yet; the pages must lay out right for it all the same. */
const turn: NonNullable<Screen['act']> = async (page) => {
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
};

const welcome: FakeAnswers = {
  'extension.get-device': () => device,
  'extension.get-expertise': () => expertise,
};

/** What to know before sharing, facts, a link of one's own, the person's field; and two pages from right to left. */
export const careScreens: readonly Screen[] = [
  { id: 'popup-share-rests', page: 'popup', answers: withCare({ topicPauses: [topic] }) },
  {
    id: 'popup-share-facts',
    page: 'popup',
    answers: withCare({ topicPauses: [topic], tags: trained }, [...facts, taken]),
  },
  {
    id: 'popup-share-paused',
    page: 'popup',
    answers: {
      ...withCare({ pause: { text: 'We lost a colleague this morning.', since } }),
      'extension.list-offer': () => ({ status: 'paused', choices: [] }),
    },
  },
  {
    id: 'popup-share-advice',
    page: 'popup',
    answers: withCare({ advice: { code: 'quiet-hours', until: '07:30' } }),
  },
  {
    id: 'popup-share-own-words',
    page: 'popup',
    answers: withCare({}),
    act: async (page, say) => {
      await page.getByRole('button', { name: say('draft_more') }).click();
      await page
        .getByRole('textbox', { name: say('draft_label') })
        .fill(`It opens on Monday. I poured the first slab, in the rain.\n\n${choice.link}`);
    },
  },
  {
    id: 'popup-share-own-link',
    page: 'popup',
    answers: withCare({}),
    act: async (page, say) => {
      await page.getByRole('button', { name: say('own_link_title') }).click();
      await page.getByLabel(say('own_link_label')).fill('www.example.com/jobs');
    },
  },
  {
    id: 'popup-share-rtl',
    page: 'popup',
    answers: withCare({ topicPauses: [topic] }, [taken, ...facts]),
    act: turn,
  },
  { id: 'welcome-expertise', page: 'welcome', answers: welcome },
  { id: 'welcome-rtl', page: 'welcome', answers: welcome, act: turn },
];
