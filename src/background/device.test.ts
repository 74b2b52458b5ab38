import { describe, expect, it } from 'vitest';
import { readEndpointUrl } from './device.ts';

describe('the address of an endpoint', () => {
  it.each([
    ['https://portevoix.example.com', 'https://portevoix.example.com'],
    [' portevoix.example.com ', 'https://portevoix.example.com'],
    ['portevoix.example.com/enrol#CODE', 'https://portevoix.example.com'],
    ['HTTPS://Portevoix.Example.com:8443/path', 'https://portevoix.example.com:8443'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://localhost:8787/', 'http://localhost:8787'],
  ])('%o is read as %s', (text, origin) => {
    expect(readEndpointUrl(text)).toBe(origin);
  });

  it.each([
    'http://portevoix.example.com',
    'http://127.0.0.1.evil.example',
    'https://user:secret@portevoix.example.com',
    'ftp://portevoix.example.com',
    'javascript://portevoix.example.com/%0aalert(1)',
    'file:///etc/passwd',
    'https://',
    '',
    'not an address',
  ])('%o is none', (text) => {
    expect(readEndpointUrl(text)).toBeNull();
  });
});
