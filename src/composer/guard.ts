/**
 * Runs work in somebody else's page: whatever goes wrong ends here, in silence. The person keeps the network's
 * own composer, which never depended on us.
 */
export function guard(work: () => void | Promise<void>): void {
  try {
    Promise.resolve(work()).catch(ignore);
  } catch {
    ignore();
  }
}

function ignore(): void {}
