// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { FakePage, installBrowser } from './fake-page.ts';
import { TabList } from './tab-list.tsx';

type Id = 'a' | 'b' | 'c';
const selected = signal<Id>('a');

function Tabs() {
  return (
    <TabList
      label="Letters"
      tabs={[
        { id: 'a', label: 'A' },
        { id: 'b', label: 'B' },
        { id: 'c', label: 'C' },
      ]}
      selected={selected.value}
      onSelect={(id: Id) => {
        selected.value = id;
      }}
    />
  );
}

beforeEach(() => void installBrowser());

test('the arrow keys move the selection and the focus, and only the selected tab is a stop', async () => {
  const page = await FakePage.open(<Tabs />);
  page.control('A').focus();
  await act(() => {
    const key = new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true });
    page.control('A').dispatchEvent(key);
  });
  expect(selected.value).toBe('c');
  expect(document.activeElement).toBe(page.control('C'));
  expect(page.control('C').getAttribute('aria-selected')).toBe('true');
  expect([...page.root.querySelectorAll('[tabindex="0"]')]).toEqual([page.control('C')]);
  page.close();
});
