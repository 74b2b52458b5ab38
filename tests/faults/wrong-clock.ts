/**
 * Loaded into an endpoint's process before its own code (`--import`): from its first line on, the clock is wrong. The
 * timers are right, as they are on a machine whose date was set wrong.
 */
import { shiftDate } from './shift-date.ts';

shiftDate(Number(process.env.CLOCK_OFFSET_MS));
