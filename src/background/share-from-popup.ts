import type { ChoiceIds } from '../messaging/extension-messages.ts';
import { prefilledUrl } from '../networks/prefilled.ts';
import type { WorkerContext } from './context.ts';
import { findOfferedNow, recordFromPopup } from './offered-choice.ts';

/** Opens the network's own composer with the text in it and records the share; false if it is no longer on offer. */
export async function openPrefilled(context: WorkerContext, ids: ChoiceIds): Promise<boolean> {
  const offered = await findOfferedNow(context, ids);
  if (!offered) return false;
  await recordFromPopup(context, offered, 'prefilled');
  await context.openTab(prefilledUrl(offered.network, offered.choice.text));
  return true;
}

/** Records that the person copied a text; false if it is no longer on offer. */
export async function recordCopied(context: WorkerContext, ids: ChoiceIds): Promise<boolean> {
  const offered = await findOfferedNow(context, ids);
  if (!offered) return false;
  await recordFromPopup(context, offered, 'clipboard');
  return true;
}
