/** What the feed says in one language. */
export interface Feed {
  /** Age and text of each post, in the feed's order. */
  readonly stories: readonly (readonly [age: string, text: string])[];
  /** Headlines of the right-hand column. */
  readonly headlines: readonly (readonly [title: string, note: string])[];
}
