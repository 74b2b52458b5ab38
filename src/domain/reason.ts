/** Why an item stands where it stands in the short list; the interface puts it into words. */
export type Reason =
  | { code: 'urgent' }
  | { code: 'your-field'; topic: string }
  | { code: 'other-field' }
  | { code: 'your-language' }
  | { code: 'new' }
  /** `days`: whole days left, so 0 within the last 24 hours. */
  | { code: 'expires-soon'; days: number }
  | { code: 'already-shared' }
  /** Others shared this very wording lately; `shares` is a coarse step. */
  | { code: 'taken'; shares: number };
