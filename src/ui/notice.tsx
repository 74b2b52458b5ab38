import { CircleAlert, CircleCheck, type IconNode, Info, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** How a message is meant; colour, shape and words say it together. */
export type Tone = 'plain' | 'good' | 'care' | 'bad';

const icons: Record<Tone, IconNode> = {
  plain: Info,
  good: CircleCheck,
  care: TriangleAlert,
  bad: CircleAlert,
};

/** The icon that belongs to a tone. */
export function ToneIcon({ tone, size = 16 }: { tone: Tone; size?: number }) {
  return (
    <span class={`tone ${tone}`}>
      <Icon icon={icons[tone]} size={size} />
    </span>
  );
}

interface NoticeProps {
  tone: Tone;
  title?: string;
  children: ComponentChildren;
  actions?: ComponentChildren;
}

/** Something to know, with the way out beside it. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  return (
    <div class={`notice ${tone}`}>
      <ToneIcon tone={tone} />
      <div class="notice-body">
        {title && <p class="notice-title">{title}</p>}
        <p>{children}</p>
        {actions && <div class="actions">{actions}</div>}
      </div>
    </div>
  );
}

/** A place that is read out when its words change. It is there from the start, or nothing would be read. */
export function LiveRegion({ children }: { children: ComponentChildren }) {
  return (
    <div class="live" role="status">
      {children}
    </div>
  );
}
