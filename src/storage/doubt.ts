/**
 * Whether the two copies may differ. In doubt from the start, and again after anything that can have parted them: a
 * call that failed, a database opened anew. Comparing them record by record is what ends it.
 */
export class Doubt {
  #raised = 1;
  #settled = 0;

  get isOpen(): boolean {
    return this.#settled < this.#raised;
  }

  /** Something happened that the copies may differ by. */
  raise(): void {
    this.#raised += 1;
  }

  /** Ends what was in doubt until now, when the function is called; what is raised meanwhile stays. */
  begin(): () => void {
    const raised = this.#raised;
    return () => {
      this.#settled = raised;
    };
  }
}
