import { findHeldBack } from '../networks/held-back.ts';
import { type Network, toCss } from '../networks/network.ts';
import { type ComposerSite, findBox } from './recognise.ts';

/** What a composer has shown of a schedule since we first saw it. */
export interface ScheduleTrace {
  /** What its Post control said before any time was chosen. */
  label: string;
  passedPicker: boolean;
}

const traces = new WeakMap<Element, ScheduleTrace>();

/**
 * Follows whether a composer passes through the choice of a time: by what is focused and clicked in its box, which
 * costs nothing until somebody does. A time may be chosen before our text goes in, and the network's editor is built
 * anew then; the box stays.
 */
export function traceSchedule(site: ComposerSite): ScheduleTrace {
  const box = findBox(site);
  const known = traces.get(box);
  if (known) {
    if (!known.passedPicker) known.label = readPostLabel(site);
    return known;
  }
  const trace = { label: readPostLabel(site), passedPicker: false };
  traces.set(box, trace);
  const look = () => {
    trace.passedPicker ||= showsPicker(box, site.network);
  };
  for (const type of ['focusin', 'click'])
    box.addEventListener(type, look, { capture: true, passive: true });
  return trace;
}

/** Begins anew: what was scheduled from this box is done with. */
export function forgetSchedule(site: ComposerSite): void {
  const trace = traces.get(findBox(site));
  if (trace) trace.passedPicker = false;
}

/**
 * True if a time is set: the composer passed through the choice of one, and its Post control says something else
 * since. Either alone may mean anything, a choice that was cancelled or a thread.
 */
export function isTimeSet(trace: ScheduleTrace, site: ComposerSite): boolean {
  const label = readPostLabel(site);
  return trace.passedPicker && trace.label !== '' && label !== '' && label !== trace.label;
}

/** True while the network asks for a time. */
export function showsPicker(tree: ParentNode, network: Network): boolean {
  const heldBack = findHeldBack(network.id);
  return heldBack !== undefined && tree.querySelector(toCss(heldBack.picker)) !== null;
}

function readPostLabel({ root, recipe }: ComposerSite): string {
  return root.querySelector(toCss(recipe.post))?.textContent.trim() ?? '';
}
