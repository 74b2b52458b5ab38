import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Networks that are nobody's on the internet (IANA's registries of special-purpose addresses), IPv4 then IPv6. */
const PRIVATE_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const;
const PRIVATE_6 = [
  ['::', 127],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const;

/** One list each: in a common one, an IPv4 address would also be in the IPv6 network that stands for all of them. */
const closed4 = new BlockList();
const closed6 = new BlockList();
for (const [network, prefix] of PRIVATE_4) closed4.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of PRIVATE_6) closed6.addSubnet(network, prefix, 'ipv6');

/** Whether an address is on the internet, not in this machine, its network, or a cloud's own. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return family === 6 ? !closed6.check(address, 'ipv6') : !closed4.check(address, 'ipv4');
}

/** Whether the host of a URL may be public: an address is looked at, a name has to be looked up. */
export function isPublicHost(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 || isPublicAddress(address);
}

/** Looks a name up like Node does, and fails when any of its addresses is not public. */
export const lookUpPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error || !first) return done(error ?? new Error(`${hostname} has no address`), []);
    if (!addresses.every(({ address }) => isPublicAddress(address))) {
      return done(new Error(`${hostname} is in a private network`), []);
    }
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
};
