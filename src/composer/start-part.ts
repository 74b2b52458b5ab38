import { attachToComposer } from './attachment.ts';
import { guard } from './guard.ts';
import { pageRegistry } from './page-registry.ts';

/** Starts the composer part: takes over the composers that the loader saw, and those to come. */
export function startComposerPart(): void {
  const registry = pageRegistry();
  if (registry.attach) return;
  registry.attach = attachToComposer;
  for (const site of registry.waiting.splice(0)) guard(() => attachToComposer(site));
}
