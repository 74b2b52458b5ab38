/**
 * Style of everything we show in a network's page. It lives in a closed shadow root: the page's rules
 * don't reach in, ours don't reach out. `--paper` and its kin are set from the page's own background.
 */
export const BUTTON_STYLE = `
:host { all: initial; display: block; flex: none; direction: inherit; }
.own-row { padding: 8px 16px 4px; }
.in-toolbar { padding: 0 12px; }
:host([hidden]) { display: none; }
.light { --paper: #faf8f5; --raised: #ffffff; --ink: #1b1f2a; --ink-soft: #5a6072; --line: #e4dfd6; --accent: #c2410c; --on-accent: #ffffff; --good: #1f7a4d; }
.dark { --paper: #15171c; --raised: #1e2128; --ink: #f1eee8; --ink-soft: #a6abba; --line: #2d313a; --accent: #ff9466; --on-accent: #15171c; --good: #6fd3a0; }
.pill { display: inline-flex; align-items: stretch; block-size: 32px; border-radius: 16px; overflow: clip; background: var(--accent); color: var(--on-accent); font: 600 14px/1 system-ui, sans-serif; box-shadow: 0 1px 2px rgb(0 0 0 / 0.12); }
button { all: unset; box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-inline-size: 32px; cursor: pointer; color: inherit; font: inherit; }
button:hover { background: rgb(0 0 0 / 0.1); }
button:focus-visible { outline: 2px solid currentColor; outline-offset: -4px; border-radius: 14px; }
button[disabled] { cursor: default; opacity: 0.6; }
.insert { padding-inline: 12px 10px; }
.choose { border-inline-start: 1px solid rgb(255 255 255 / 0.35); }
.quiet .pill { background: var(--raised); color: var(--ink); box-shadow: inset 0 0 0 1px var(--line); }
.quiet .choose { border-inline-start-color: var(--line); }
svg { inline-size: 16px; block-size: 16px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.filled { fill: currentColor; stroke: none; }
.bubble { all: unset; direction: ltr; position: fixed; inset: auto; box-sizing: border-box; max-inline-size: 320px; padding: 8px 12px; border-radius: 8px; background: var(--raised); color: var(--ink); box-shadow: 0 4px 16px rgb(0 0 0 / 0.2), inset 0 0 0 1px var(--line); font: 400 13px/1.4 system-ui, sans-serif; }
.bubble:not(:popover-open) { display: none; }
.bubble button { min-inline-size: 0; min-block-size: 24px; margin-inline-start: 8px; padding-inline: 6px; border-radius: 6px; color: var(--accent); font-weight: 600; }
@media (prefers-reduced-motion: no-preference) { .bubble:popover-open { animation: appear 120ms ease-out; } }
@keyframes appear { from { opacity: 0; } }
`;
