import { element } from '../shared/element.ts';
import { options } from '../shared/options.ts';
import { stories } from './stories.ts';

/**
 * The post that is reposted with thoughts, as it stands below the text, or nothing in an ordinary composer.
 * @param name class of the outermost element.
 */
export function attachedOriginal(name: string | undefined): HTMLElement | undefined {
  const [story] = stories;
  if (options.original === 'none' || !story) return undefined;
  return element(
    'article',
    { class: name },
    element('b', {}, story.author.name),
    element('p', {}, story.text),
  );
}
