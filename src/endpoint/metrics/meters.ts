import type { EventResult } from '../../contract/event.ts';
import type { ClickClass } from '../links/classify-click.ts';

/** An answer, by its route's pattern: never by an address, which may hold an id. */
export interface Answered {
  method: string;
  route: string;
  status: number;
  seconds: number;
}

/** What a run of a scheduled import came to. */
export type SourceRun = 'changed' | 'unchanged' | 'failed';

/** What is counted while the endpoint works. None of it says who, or about what. */
export interface Meters {
  countAnswer(answer: Answered): void;
  countEvent(status: EventResult['status']): void;
  countClick(kind: ClickClass): void;
  countSourceRun(run: SourceRun): void;
}

/** Counts nothing: where nobody reads it. */
export const noMeters: Meters = {
  countAnswer() {},
  countEvent() {},
  countClick() {},
  countSourceRun() {},
};
