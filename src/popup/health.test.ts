import { describe, expect, test } from 'vitest';
import { computeHealth } from './health.ts';
import { delivery, device, feed, trouble } from './popup-fixtures.ts';

const now = Date.now();
const all = { device, feed, delivery, troubles: [] };

describe('the one word of the light', () => {
  test('is calm when all is well', () => {
    expect(computeHealth(all, now)).toEqual({ tone: 'good', word: 'health_ready' });
  });

  test('speaks of set-up alone while nothing may be sent', () => {
    const undecided = { ...device, consent: 'undecided', enrolment: null } as const;
    const broken = { ...delivery, error: 'unauthorised' } as const;
    expect(computeHealth({ ...all, device: undecided, delivery: broken }, now).word).toBe(
      'health_setup',
    );
  });

  test('takes a refusal as a decision, not as a fault', () => {
    const refused = { ...device, consent: 'refused', enrolment: null } as const;
    expect(computeHealth({ ...all, device: refused }, now)).toEqual({
      tone: 'plain',
      word: 'health_private',
    });
  });

  test('names the gravest: a lost key before content that is late', () => {
    const late = { ...feed, lastError: { code: 'unreachable', detail: '', at: '' } } as const;
    const lost = { ...delivery, error: 'unauthorised' } as const;
    expect(computeHealth({ ...all, feed: late }, now).word).toBe('health_delayed');
    expect(computeHealth({ ...all, feed: late, delivery: lost }, now).word).toBe(
      'health_reconnect',
    );
  });

  test('says that texts have to be put in by hand, unless something graver is wrong', () => {
    const troubles = [trouble];
    const lost = { ...delivery, error: 'unauthorised' } as const;
    expect(computeHealth({ ...all, troubles }, now)).toEqual({
      tone: 'care',
      word: 'health_manual',
    });
    expect(computeHealth({ ...all, troubles, delivery: lost }, now).word).toBe('health_reconnect');
  });

  test('sees content that expired while the popup was closed', () => {
    const old = { ...feed, expiresAt: new Date(now - 1).toISOString() };
    expect(computeHealth({ ...all, feed: old }, now).word).toBe('health_outdated');
  });
});
