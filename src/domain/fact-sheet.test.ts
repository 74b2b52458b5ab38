import { describe, expect, it } from 'vitest';
import { linkedin } from '../networks/linkedin.ts';
import { factWordings, topicPauseOf } from './fact-sheet.ts';
import { item, programme } from './fact-sheet-fixtures.ts';
import { writeWording } from './wording.ts';

const write = () =>
  factWordings(item).map((wording) =>
    writeWording({
      ...wording,
      network: linkedin,
      programme,
      ambassador: 'k7m2q4xd',
      shortLink: null,
    }),
  );

describe('a fact as a wording', () => {
  it('says the fact, that its writer is paid, the source, the day, and where to read it', () => {
    expect(write()[0]?.text).toBe(
      'All filters were changed in May. I work at Acme.\n\n' +
        'Labour inspection, November 20, 2026: https://www.labour.example.org/inspection',
    );
  });

  it('has the day as its language writes it, and tags on the link where the source is the company', () => {
    expect(write()[1]?.text).toContain('Relevés, 19 novembre 2026: ');
    expect(write()[1]?.link).toContain('utm_content=dust.fact-releves.k7m2q4xd');
  });

  it('is there for fact sheets only, and so is the topic that rests', () => {
    const { factSheet: _none, ...plain } = item;
    expect(factWordings(plain)).toEqual([]);
    expect(topicPauseOf(plain)).toBeNull();
    expect(topicPauseOf(item)).toMatchObject({ itemId: 'dust', topic: 'glass-dust' });
  });
});
