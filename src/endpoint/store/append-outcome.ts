/** What became of an event: stored, known already, known with another payload, or about an item never published here. */
export type AppendOutcome = 'accepted' | 'duplicate' | 'conflict' | 'unknown-item';
