import { describe, expect, it } from 'vitest';
import { isPublicAddress, isPublicHost, lookUpPublic } from './public-address.ts';

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    'no address',
  ])('%s is nobody’s on the internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['93.184.215.14', '172.32.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

it('a host that is written as an address is looked at as one, however it is written', () => {
  for (const written of ['0x7f.1', '2130706433', '127.1', '[::1]', '0300.0250.0.1']) {
    expect(isPublicHost(new URL(`https://${written}/`).hostname)).toBe(false);
  }
  expect(isPublicHost('www.example.com')).toBe(true);
});

it('a name that leads into this machine is not looked up', async () => {
  const { promise, resolve } = Promise.withResolvers<Error | null>();
  lookUpPublic('localhost', {}, resolve);
  expect((await promise)?.message).toBe('localhost is in a private network');
});
