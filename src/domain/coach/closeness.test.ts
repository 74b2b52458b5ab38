import { describe, expect, it } from 'vitest';
import { sketchText } from '../sketch.ts';
import { measureCloseness } from './closeness.ts';

const link = 'https://www.example.com/plant';
const disclosure = 'I work at Acme.';
const approved = `Our new plant opens on Monday, and I helped to build the heart of it. ${disclosure} ${link}`;
const own = `Four years ago there was a field of beetroot here; come and see what stands there now. ${link}`;

const measure = (text: string, taken: readonly string[] = []) =>
  measureCloseness({ text, approved, link, disclosure, taken });

describe('the closeness of a text', () => {
  it('is whole to the text that it still is, and none to one that shares no words', () => {
    expect(measure(approved)).toEqual({ approved: 1, taken: null });
    expect(measure(own)).toEqual({ approved: 0, taken: null });
  });

  it('goes down as words are changed, in tenths', () => {
    const changed = approved.replace('opens on Monday', 'starts work next week');
    const { approved: closeness } = measure(changed);
    expect(closeness).toBeGreaterThan(0.3);
    expect(closeness).toBeLessThan(0.9);
    expect(Number.isInteger(closeness * 10)).toBe(true);
  });

  it('to what others shared is that of the closest', () => {
    const others = [own, 'Something else that a colleague wrote about something else.'];
    const sketches = others.map((text) => sketchText({ text, link, disclosure }));
    expect(measure(own, sketches)).toEqual({ approved: 0, taken: 1 });
  });
});
