import { describe, expect, it } from 'vitest';
import { localUrl, readConfig } from './config.ts';

describe('readConfig', () => {
  it('runs on this machine alone when nothing is set, or set to nothing', () => {
    const expected = {
      ok: true,
      config: {
        host: '127.0.0.1',
        port: 8787,
        databaseUrl: null,
        dataFile: '.data/portevoix.sqlite',
        keyFile: null,
        publicUrl: 'http://127.0.0.1:8787',
        linkUrl: null,
        clickDurability: 'before',
        proxies: 'loopback',
        rates: { device: 300, staff: 6_000, tenant: 60_000 },
        metrics: null,
        stopDelayMs: 0,
        retentionMonths: 13,
        tenant: 'default',
        groupMin: 5,
        logLevel: 'info',
      },
    };
    expect(readConfig({})).toEqual(expected);
    expect(readConfig({ PORTEVOIX_PORT: '', PORTEVOIX_TENANT: '' })).toEqual(expected);
  });

  it('takes a public address with a path, and ends it without a slash', () => {
    const outcome = readConfig({ PORTEVOIX_PUBLIC_URL: 'https://www.example.com/portevoix/' });
    expect(outcome).toMatchObject({ config: { publicUrl: 'https://www.example.com/portevoix' } });
  });

  it.each([
    ['PORTEVOIX_PORT', '80a'],
    ['PORTEVOIX_PORT', '65536'],
    ['PORTEVOIX_PORT', '-1'],
    ['PORTEVOIX_PUBLIC_URL', 'www.example.com'],
    ['PORTEVOIX_PUBLIC_URL', 'ftp://www.example.com'],
    ['PORTEVOIX_PUBLIC_URL', 'https://www.example.com/?a=b'],
    ['PORTEVOIX_RATE_DEVICE', '0'],
    ['PORTEVOIX_METRICS_PORT', 'yes'],
    ['PORTEVOIX_STOP_DELAY', '301'],
    ['PORTEVOIX_RETENTION_MONTHS', '2'],
    ['PORTEVOIX_TENANT', 'Société'],
    ['PORTEVOIX_LOG', 'verbose'],
  ])('refuses %s=%s in one sentence', (name, value) => {
    const outcome = readConfig({ [name]: value });
    expect(outcome.ok).toBe(false);
    const [sentence = '', ...more] = outcome.ok ? [] : outcome.sentences;
    expect(sentence.startsWith(`${name} is "${value}": `)).toBe(true);
    expect(more).toEqual([]);
  });

  it('serves the meters where a port for them is set, which may be any free one', () => {
    const outcome = readConfig({ PORTEVOIX_METRICS_PORT: '0' });
    expect(outcome).toMatchObject({ config: { metrics: { host: '127.0.0.1', port: 0 } } });
  });

  it('refuses a setting that is misspelt, and lets everybody else’s variables be', () => {
    expect(readConfig({ PATH: '/bin', PORTEVOIX: 'yes' }).ok).toBe(true);
    expect(readConfig({ PORTEVOIX_PROT: '80', PORTEVOIX_LOG: 'loud' })).toMatchObject({
      sentences: [
        expect.stringContaining('PORTEVOIX_LOG is "loud"'),
        'PORTEVOIX_PROT is no setting: --help lists them.',
      ],
    });
  });

  it('refuses the address of another kind of database, without showing the password in it', () => {
    const outcome = readConfig({ PORTEVOIX_DATABASE_URL: 'mysql://app:s3cret@db/portevoix' });
    expect(outcome).toEqual({
      ok: false,
      sentences: [expect.stringMatching(/^PORTEVOIX_DATABASE_URL is no such address: use /)],
    });
    expect(JSON.stringify(outcome)).not.toContain('s3cret');
  });
});

describe('localUrl', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:8787'],
    ['0.0.0.0', 'http://127.0.0.1:8787'],
    ['::', 'http://127.0.0.1:8787'],
    ['::1', 'http://[::1]:8787'],
    ['portevoix.internal', 'http://portevoix.internal:8787'],
  ])('reaches a server that listens on %s at %s', (host, url) => {
    expect(localUrl(host, 8787)).toBe(url);
  });
});
