import type { IconNode } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { nextIndex } from './arrow-keys.ts';
import { Icon } from './icon.tsx';

/** One tab: its panel has the id `panel-<id>`. */
interface Tab<Id extends string> {
  id: Id;
  label: string;
  icon?: IconNode;
}

interface TabListProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
}

/** Tabs by the book: one stop for Tab, arrows and Home and End move and select. */
export function TabList<Id extends string>({ label, tabs, selected, onSelect }: TabListProps<Id>) {
  function move(event: TargetedKeyboardEvent<HTMLDivElement>) {
    const next = nextIndex(event.key, {
      index: tabs.findIndex((tab) => tab.id === selected),
      count: tabs.length,
      rightToLeft: getComputedStyle(event.currentTarget).direction === 'rtl',
    });
    const tab = next === null ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.id);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  }
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          class="tab"
          id={`tab-${tab.id}`}
          aria-selected={tab.id === selected}
          aria-controls={`panel-${tab.id}`}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.icon && <Icon icon={tab.icon} size={20} />}
          <span>{tab.label}</span>
        </button>
      ))}
    </div>
  );
}

/** What a tab shows. */
export function TabPanel({ id, children }: { id: string; children: preact.ComponentChildren }) {
  return (
    <section class="panel" role="tabpanel" id={`panel-${id}`} aria-labelledby={`tab-${id}`}>
      {children}
    </section>
  );
}
