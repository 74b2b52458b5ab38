import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

interface ButtonProps {
  children: ComponentChildren;
  onClick?: () => void;
  /** `primary` is the one action of a screen; `quiet` has no border. */
  look?: 'primary' | 'secondary' | 'quiet';
  type?: 'button' | 'submit';
  icon?: IconNode;
  busy?: boolean;
  disabled?: boolean;
  /** A button that stays down: an answer, a choice. */
  pressed?: boolean;
}

/** A button. While busy it keeps its place and its focus, and a second press does nothing. */
export function Button({
  look = 'secondary',
  type = 'button',
  busy = false,
  ...rest
}: ButtonProps) {
  const inert = busy || rest.disabled === true;
  return (
    <button
      type={type}
      class={`button ${look}`}
      aria-disabled={inert}
      aria-busy={busy}
      aria-pressed={rest.pressed}
      onClick={(event) => {
        if (inert) event.preventDefault();
        else rest.onClick?.();
      }}
    >
      {rest.icon && <Icon icon={rest.icon} />}
      <span>{rest.children}</span>
    </button>
  );
}

interface LinkProps {
  href: string;
  children: ComponentChildren;
  /** Looks like a button; without, like a link. */
  look?: 'primary' | 'secondary' | 'quiet';
  icon?: IconNode;
}

/** A link that opens in a new tab and tells the page that it opens nothing of where it came from. */
export function OutLink({ href, look, icon, children }: LinkProps) {
  return (
    <a class={look ? `button ${look}` : 'link'} href={href} target="_blank" rel="noreferrer">
      {icon && <Icon icon={icon} />}
      <span>{children}</span>
    </a>
  );
}
