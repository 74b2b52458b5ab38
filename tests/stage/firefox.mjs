// Plain JavaScript without dependencies: the set-up step runs it on Node 20, before anything is installed.
import { firstThatStarts, installWithApt, onPath } from './find-program.mjs';

const COMMANDS = ['firefox-esr', 'firefox'];
const APPLICATIONS = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/**
 * A Firefox that starts: the one that PORTEVOIX_FIREFOX names, else an installed one.
 *
 * @returns {string | null} path of the executable, or null if there is none
 */
export function findFirefox() {
  return firstThatStarts([process.env.PORTEVOIX_FIREFOX, ...onPath(COMMANDS), ...APPLICATIONS]);
}

/**
 * Gets a Firefox when none is there: as root on Debian, by apt-get.
 *
 * @returns {string} path of the executable
 * @throws {Error} one sentence that says what to install
 */
export function installFirefox() {
  installWithApt('firefox-esr');
  const path = findFirefox();
  if (path) return path;
  throw new Error(
    'No Firefox here, and none could be installed: install the package "firefox-esr", or set PORTEVOIX_FIREFOX to the path of one.',
  );
}
