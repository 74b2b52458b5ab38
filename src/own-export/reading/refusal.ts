/** Why a file is not read. Each is a sentence in the catalogues that says so and what can be done. */
export type Refusal =
  | 'empty'
  | 'unreadable'
  | 'single-table'
  | 'web-page'
  | 'pdf'
  | 'other-archive'
  | 'not-a-zip'
  | 'broken'
  | 'encrypted'
  | 'too-many-entries'
  | 'too-large'
  | 'unsafe-names'
  | 'not-an-export'
  | 'broken-table';

/** Ends the reading of a file from wherever it stands; {@link readExport} alone catches it and makes it a value. */
export class RefusedFile extends Error {
  readonly reason: Refusal;
  /** The file within the archive that is to blame; empty: the archive itself. */
  readonly entry: string;

  constructor(reason: Refusal, entry = '') {
    super(reason);
    this.reason = reason;
    this.entry = entry;
  }
}
