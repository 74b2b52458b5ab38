/** Style of the picker, in the same closed root as the button and on its colours. */
export const PICKER_STYLE = `
.picker { all: unset; direction: ltr; position: fixed; inset: auto; box-sizing: border-box; inline-size: min(400px, calc(100vw - 16px)); max-block-size: min(480px, 70vh); display: flex; flex-direction: column; border-radius: 12px; overflow: clip; background: var(--paper); color: var(--ink); box-shadow: 0 8px 32px rgb(0 0 0 / 0.28), inset 0 0 0 1px var(--line); font: 400 14px/1.45 system-ui, sans-serif; }
.picker:not(:popover-open) { display: none; }
.picker header { display: flex; align-items: center; justify-content: space-between; padding-block: 8px; padding-inline: 16px 8px; font-weight: 600; border-block-end: 1px solid var(--line); }
.picker header button { inline-size: 32px; block-size: 32px; border-radius: 8px; }
.picker ul { all: unset; display: block; overflow-y: auto; overscroll-behavior: contain; padding: 8px; }
.picker ul:focus-visible li[aria-selected="true"] { outline: 2px solid var(--accent); outline-offset: -2px; }
.picker li { display: block; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
.picker li + li { margin-block-start: 4px; }
.picker li:hover, .picker li[aria-selected="true"] { background: var(--raised); box-shadow: inset 0 0 0 1px var(--line); }
.title { display: block; font-weight: 600; }
.angle { font-weight: 400; color: var(--ink-soft); }
.excerpt { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: clip; color: var(--ink-soft); font-size: 13px; margin-block-start: 2px; }
.facts { display: flex; flex-wrap: wrap; gap: 4px 8px; margin-block-start: 6px; font-size: 12px; color: var(--ink-soft); font-variant-numeric: tabular-nums; }
.reason { padding: 1px 8px; border-radius: 9px; background: var(--raised); box-shadow: inset 0 0 0 1px var(--line); color: var(--ink); }
.picker p { margin: 0; padding: 16px; color: var(--ink-soft); }
`;
