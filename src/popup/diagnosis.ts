import type { Trouble } from '../domain/trouble.ts';
import { translate } from '../i18n/translate.ts';
import { send } from '../messaging/send.ts';
import { diagnosePage } from '../messaging/trouble-messages.ts';
import type { Diagnosis, Outcome } from './popup-model.ts';
import { writeClipboard } from './write-clipboard.ts';

/** Draws the page in front if it is the network's, writes the diagnostic and copies it. Nothing is sent to anybody. */
export async function diagnose(trouble: Trouble, label: string): Promise<Diagnosis> {
  const drawn = await send(diagnosePage, { network: trouble.network });
  const structure = drawn.ok ? drawn.answer.structure : null;
  const text = writeDiagnostic(trouble, structure);
  const copied = await writeClipboard(text);
  return { outcome: copied ? sayCopied(structure, label) : sayRefused(), text };
}

function sayCopied(structure: string | null, label: string): Outcome {
  return structure
    ? { tone: 'good', text: translate('trouble_diagnosed') }
    : { tone: 'care', text: translate('trouble_diagnosed_bare', label) };
}

function sayRefused(): Outcome {
  return { tone: 'bad', text: translate('trouble_not_copied') };
}

/** Browser and main version, as a bug report needs them: `Chrome/156`, `Firefox/153`. */
function browserName(): string {
  return /(?:Firefox|Edg|Chrome)\/\d+/.exec(navigator.userAgent)?.[0] ?? 'unknown';
}

/**
 * A trouble as text for a bug report: what, where by the network's name, when by the day, with which version.
 * `structure` is the page's, without a word of what stands in it; null if the page was not there to be drawn.
 */
function writeDiagnostic(trouble: Trouble, structure: string | null): string {
  const { network, kind, recipe, at, clientVersion } = trouble;
  return [
    `Portevoix ${clientVersion}, ${browserName()}`,
    `network: ${network}`,
    `trouble: ${kind}, ${at.slice(0, 10)}`,
    `recipe used: ${recipe ?? 'none'}`,
    '',
    structure ?? 'page: not in front',
  ].join('\n');
}
