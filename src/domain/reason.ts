/** Why an item stands where it stands in the short list; the interface puts it into words. */
export type Reason =
  | { code: 'urgent' }
  | { code: 'your-field'; topic: string }
  | { code: 'other-field' }
  | { code: 'your-language' }
  | { code: 'new' }
  | { code: 'expires-soon'; days: number }
  | { code: 'already-shared' };
