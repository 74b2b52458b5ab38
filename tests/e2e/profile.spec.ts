import { xCriteria } from '../../src/domain/checklist/x-criteria.ts';
import { words } from '../stage/words.ts';
import { askWorker, expect, test } from './fixtures.ts';

test('a level that is reached stays on the device until its button is pressed', async ({
  ambassador,
  company,
}) => {
  const popup = await ambassador.openOwn('popup');
  const answers = xCriteria
    .filter(({ level }) => level === 'presence')
    .map(({ id }) => ({ criterionId: id, answer: 'yes', from: 'self', at: null }));
  await askWorker(popup, 'extension.save-checklist-answers', { answers });
  await popup.getByRole('tab', { name: words('place_profile') }).click();
  await popup.getByText('X', { exact: true }).click();
  await popup.getByRole('button', { name: words('tell_title') }).click();
  await expect(popup.getByText(/^Nothing is told unless/)).toBeVisible();
  await askWorker(popup, 'extension.deliver-now', null);
  expect(company.query('select * from told_level')).toEqual([]);
  await popup.getByRole('button', { name: 'Tell it: Presence' }).click();
  await expect(popup.getByText(/^Told on .*: Presence$/)).toBeVisible();
  await expect
    .poll(() => company.query('select network, level, pseudonym from told_level'))
    .toEqual([{ network: 'x', level: 'presence', pseudonym: ambassador.pseudonym }]);
});
