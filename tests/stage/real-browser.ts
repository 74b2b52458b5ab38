import { launchWithExtension } from './launch.ts';

/**
 * Opens a visible browser with the extension in a profile of its own, so that a person can sign in to the
 * real networks and stay signed in. Nothing is routed, nothing is clicked.
 *
 * @returns a promise that resolves when the browser is closed
 */
export async function openForRealNetworks(profile: string): Promise<void> {
  const { context, extensionId } = await launchWithExtension({ headless: false, profile });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`chrome-extension://${extensionId}/welcome.html`);
  await new Promise<void>((closed) => {
    context.once('close', () => closed());
  });
}
