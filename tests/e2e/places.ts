import { words } from '../stage/words.ts';
import { anyComposer } from './composers.ts';
import { expectedText } from './content.ts';
import { expect, type test as suite } from './fixtures.ts';
import type { Person } from './person.ts';
import type { PopupInHand } from './popup-in-hand.ts';

const OWN_WORDS = 'COME AND SEE IT: the tank hums, and my CURIOUS neighbours listen.';
const HEADLINE = 'Quarterly Zaphod planner at Acme';

/** What the person takes along, as far as it is looked at here. */
interface OwnData {
  waiting: unknown[];
  sent: { url: string; status: number | null }[];
}

/** The four places of the popup, as tests for either browser. */
export function describePlaces(test: typeof suite): void {
  test('Share: the best text is copied, and inserted into the composer that waits behind the popup', async ({
    person,
    company,
  }) => {
    await person.copyFromPopup('linkedin');
    const page = await person.open(anyComposer.url);
    const popup = await person.openPopup();
    await page.toFront();
    await anyComposer.open(page);
    await expect
      .poll(async () => {
        await page.toFront();
        return person.ask('extension.find-composer');
      })
      .toEqual({ network: anyComposer.network });
    // A popup opens over the composer; here it is a tab behind it, which asks anew.
    await popup.reload();
    await popup.press(words('insert_here'));
    await expect.poll(() => page.model()).toBe(expectedText(anyComposer.network, person.pseudonym));
    await expect.poll(() => popup.text()).toContain(words('insert_here_done'));
    await expect
      .poll(() => company.query('select mode from share order by mode'))
      .toEqual([{ mode: 'clipboard' }, { mode: 'no-footprint' }]);
    expect(person.errors()).toEqual([]);
  });

  test('Share: words of the person’s own get remarks, can be copied, and stay in the popup', async ({
    person,
    company,
  }) => {
    const popup = await person.openPopup();
    await popup.press(words('draft_more'));
    await popup.fill(words('draft_label'), OWN_WORDS);
    await expect.poll(() => popup.text()).toContain('4 words in capitals in a row');
    expect(await popup.text()).toContain(words('coach_link_missing'));
    await popup.press(words('share_copy'));
    await expect.poll(() => popup.text()).toContain(words('share_copied'));
    expect(await pasteIntoComposer(person)).toBe(OWN_WORDS);
    await expect
      .poll(() => company.query('select mode, item_id from share'))
      .toEqual([{ mode: 'clipboard', item_id: 'heat-storage' }]);
    const ledger = await person.ask('extension.read-ledger', { before: null });
    expect(JSON.stringify(ledger)).not.toContain('CURIOUS');
    expect(person.errors()).toEqual([]);
  });

  test('Share: a link of the person’s own is tagged and copied, and nobody is told of it', async ({
    person,
    company,
  }) => {
    const popup = await person.openPopup();
    await popup.press(words('own_link_title'));
    await popup.fill(words('own_link_label'), 'novalis.example.com/jobs?team=heat');
    await expect.poll(() => popup.text()).toContain(words('own_link_tagged'));
    await popup.press(words('own_link_copy'));
    await expect.poll(() => popup.text()).toContain(words('own_link_copied'));
    expect(await pasteIntoComposer(person)).toBe(
      'https://novalis.example.com/jobs?team=heat&utm_source=linkedin&utm_medium=social' +
        '&utm_campaign=own-links&utm_id=own-links&utm_source_platform=novalis-voices' +
        `&utm_content=own-link.pasted.${person.pseudonym}`,
    );
    await person.ask('extension.deliver-now');
    expect(company.query('select * from share')).toEqual([]);
    expect(person.errors()).toEqual([]);
  });

  test('Profile: a pasted headline is looked at, and its answer alone is kept', async ({
    person,
  }) => {
    const popup = await goTo(person.openPopup(), 'place_profile');
    await popup.press(words('text_check_title'));
    await popup.fill(words('text_check_label'), HEADLINE);
    await expect.poll(() => popup.text()).toContain(words('finding_default_headline'));
    await popup.press(words('text_check_take'));
    await expect.poll(() => popup.text()).toContain(words('text_check_taken'));
    const kept = () => person.ask('extension.get-checklist');
    await expect.poll(kept).toMatchObject({ linkedin_headline: { answer: 'no', from: 'text' } });
    expect(JSON.stringify(await kept())).not.toContain('Zaphod');
    expect(person.errors()).toEqual([]);
  });

  test('Results: an outcome that is reported reaches the company, tied to its share', async ({
    person,
    company,
  }) => {
    await person.copyFromPopup('linkedin');
    const popup = await goTo(person.openPopup(), 'place_results');
    await popup.press(words('report_open'));
    await popup.press(words('report_send'));
    await expect.poll(() => popup.text()).toContain(words('report_thanks'));
    await expect
      .poll(() =>
        company.query(
          `select kind, outcome.item_id, outcome.pseudonym, mode
           from outcome join share using (share_id)`,
        ),
      )
      .toEqual([
        {
          kind: 'lead',
          item_id: 'heat-storage',
          pseudonym: person.pseudonym,
          mode: 'clipboard',
        },
      ]);
    await expect.poll(() => popup.text()).toContain(words('outcome_lead'));
    expect(person.errors()).toEqual([]);
  });

  test('Privacy: what is paused stays here and is shown, what left is taken along, and the end of the pause sends the rest', async ({
    person,
    company,
  }) => {
    const popup = await goTo(person.openPopup(), 'place_privacy');
    await popup.press(words('pause_for_now'));
    await expect.poll(() => popup.text()).toContain(words('pause_open'));
    await person.copyFromPopup('linkedin');
    await popup.press(words('place_share'));
    await popup.press(words('place_privacy'));
    await popup.press('1 event waits');
    await expect.poll(() => popup.text()).toContain('share.inserted');
    expect(company.query('select * from share')).toEqual([]);

    const data: OwnData = JSON.parse(await popup.save(words('privacy_export')));
    expect(data.waiting).toHaveLength(1);
    const asked = data.sent.map(({ url }) => new URL(url).pathname);
    expect(asked).toEqual(expect.arrayContaining(['/v1/enrolments', '/v1/feed']));
    expect(asked).not.toContain('/v1/events');

    await popup.press(words('pause_end'));
    await expect
      .poll(() => company.query('select mode, state from share'))
      .toEqual([{ mode: 'clipboard', state: 'inserted' }]);
    expect(person.errors()).toEqual([]);
  });
}

/** Pastes into a composer by hand, and gives what it holds then. */
async function pasteIntoComposer(person: Person): Promise<string> {
  const page = await person.open(anyComposer.url);
  await page.toFront();
  await anyComposer.open(page);
  await page.pressWithControl('v');
  await expect.poll(() => page.model()).not.toBe('');
  return page.model();
}

async function goTo(
  opening: Promise<PopupInHand>,
  place: 'place_profile' | 'place_results' | 'place_privacy',
): Promise<PopupInHand> {
  const popup = await opening;
  await popup.press(words(place));
  return popup;
}
