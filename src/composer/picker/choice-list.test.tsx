// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { choice } from '../../popup/popup-fixtures.ts';
import { installBrowser } from '../../ui/fake-page.ts';
import { ChoiceList } from './choice-list.tsx';

test('the list has the focus from its first moment, so that no key goes to the text behind it', () => {
  installBrowser();
  render(<ChoiceList choices={[choice]} pick={vi.fn()} />, document.body);
  expect(document.activeElement?.getAttribute('role')).toBe('listbox');
});
