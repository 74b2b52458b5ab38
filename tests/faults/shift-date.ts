/**
 * Sets the clock of a JavaScript world so many milliseconds apart from the machine's; 0 sets it right again. Sent into
 * workers as its source: it can name nothing outside itself.
 */
export function shiftDate(offsetMs: number): void {
  const known: unknown = Reflect.get(globalThis, 'RealDate');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was put there by the line below
  const RealDate = (known ?? Date) as DateConstructor;
  Reflect.set(globalThis, 'RealDate', RealDate);
  class ShiftedDate extends RealDate {
    constructor(...given: [] | [number | string]) {
      if (given.length === 0) super(RealDate.now() + offsetMs);
      else super(...given);
    }
    static override now() {
      return RealDate.now() + offsetMs;
    }
  }
  Reflect.set(globalThis, 'Date', offsetMs === 0 ? RealDate : ShiftedDate);
}
