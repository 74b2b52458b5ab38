import type { ComponentChildren } from 'preact';
import { type Tone, ToneIcon } from '../ui/notice.tsx';

interface HealthLineProps {
  tone: Tone;
  title: string;
  children: ComponentChildren;
  action?: ComponentChildren;
}

/** One thing that can be well or not: its tone, what it is, how it stands, and the way out. */
export function HealthLine({ tone, title, children, action }: HealthLineProps) {
  return (
    <div class="health-line">
      <ToneIcon tone={tone} />
      <div>
        <h2>{title}</h2>
        <p>{children}</p>
        {action}
      </div>
    </div>
  );
}
