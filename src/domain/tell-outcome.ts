/**
 * What came of telling the company something. `queued`: written on this device, and on its way; it is told once, however
 * often the same event id is given. `not-sharing`: nothing is sent from this device (no consent, or not enrolled), so
 * that nothing was noted. `elsewhere`: the share was for a company that this device does not speak for now. `too-many`:
 * so many outcomes of one share are a mistake.
 */
export type TellOutcome = 'queued' | 'not-sharing' | 'elsewhere' | 'unknown-share' | 'too-many';
