import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composerStandIns } from '../pages/stand-ins.ts';
import type { BystanderStandIn } from '../pages/table/entry.ts';
import { writeBareExtension } from '../stage/bare-extension.ts';
import { approvedText } from './content.ts';
import { expect, type test as suite } from './fixtures.ts';
import { diffLogs } from './log-difference.ts';
import { countInPlace } from './own-place.ts';
import {
  planPaste,
  playFields,
  playVisit,
  playWord,
  type VisitedComposer,
  type VisitLog,
  type Visitor,
} from './page-visit.ts';
import type { PageInHand } from './person.ts';

/** The same browser without our extension, where the networks are answered by the same stand-ins. */
export interface Bare {
  /** Without any extension. */
  bare: Visitor;
  /** For the time of `use`, with the extension in this folder. */
  withExtension: (folder: string, use: (visitor: Visitor) => Promise<void>) => Promise<void>;
}

type Differences = Partial<Record<keyof VisitLog, string[]>>;

/** Waits for our button with its offer; it must stand in its place. */
async function awaitButton(page: PageInHand, { standIn }: VisitedComposer): Promise<void> {
  const ours = await page.ours();
  await expect.poll(() => ours.label()).toMatch(/^Insert approved content: /);
  expect(await countInPlace(page, standIn)).toBe(1);
}

const isOwn = (line: string) => /^\+ [a-z ]+: div in \w/.test(line);
const isOwnMove = (line: string) => /^\+ bare div (into|out of) /.test(line);

/** What is left when our button is taken away: one element at a time, in one place, and its coming and going. */
function withoutOwnElement({ elements = [], changes = [], ...others }: Differences): Differences {
  const steps = elements.filter(isOwn).map((line) => line.split(':')[0]);
  expect(steps.length).toBeGreaterThan(0);
  expect(steps, 'one of our elements at a time').toEqual([...new Set(steps)]);
  const places = changes.filter(isOwnMove).map((line) => line.split(/ (?:into|out of) /)[1]);
  expect(new Set(places).size, 'one place in the page').toBe(1);
  const left: Differences = { ...others };
  if (!elements.every(isOwn)) left.elements = elements.filter((line) => !isOwn(line));
  if (!changes.every(isOwnMove)) left.changes = changes.filter((line) => !isOwnMove(line));
  return left;
}

/** What an editor hears when a text is put into it: by our click (Firefox has no name for `insertHTML`), or by a hand that pastes. */
const ownInsertion =
  /^\+ after write: written: (a (before)?input (insert| null on)|a synthetic paste )/;
const ownClick =
  /^\+ after write: a (pointerdown|mousedown|pointerup|mouseup|click) {2}on div < .+stopped$/;
const handPaste =
  /^- after write: written: a (key(down|up) (Control|v) |paste |(before)?input insertFromPaste )/;

/** What is left when the one click on our button, and what it wrote in the editor, stand for the pasting hand. */
function withoutInsertion({ events = [], elements, changes, ...others }: Differences): Differences {
  expect(events.filter((line) => ownClick.test(line))).toHaveLength(5);
  const explained = [ownClick, ownInsertion, handPaste];
  const left = {
    events: events.filter((line) => !explained.some((pattern) => pattern.test(line))),
    elements: elements?.filter((line) => !/^[+-] fill: written: /.test(line)) ?? [],
    changes: changes?.filter((line) => !/^[+-] written: /.test(line)) ?? [],
    ...others,
  };
  return Object.fromEntries(Object.entries(left).filter(([, lines]) => lines.length > 0));
}

/** True for one composer of each engine: what a page hears of an insertion hangs on the engine alone. */
export const isFirstOfEngine = ({ standIn }: VisitedComposer) =>
  standIn === composerStandIns.find(({ engine }) => engine === standIn.engine);

/** What an extension might let out, from its own world or from the page's, and the section that must show it. */
const leaks: readonly [name: string, world: 'isolated' | 'main', script: string, keyof VisitLog][] =
  [
    ['a global', 'main', 'globalThis.leak = 1', 'globals'],
    ['a changed built-in', 'main', 'Element.prototype.attachShadow = () => null', 'builtins'],
    ['an exception', 'main', 'setTimeout(() => { throw new Error("leak") })', 'events'],
    ['a message', 'isolated', 'postMessage("leak", "*")', 'murmurs'],
    ['a synthetic event', 'isolated', 'document.body.dispatchEvent(new Event("input"))', 'events'],
    ['an event of its own', 'isolated', 'document.dispatchEvent(new Event("leak"))', 'events'],
    [
      'a stray element',
      'isolated',
      'document.body.append(document.createElement("i"))',
      'elements',
    ],
    [
      'an element that came and went',
      'isolated',
      'document.body.append(e = document.createElement("i")); e.remove()',
      'changes',
    ],
    ['an attribute', 'isolated', 'document.documentElement.dataset.leak = "1"', 'changes'],
    ['a style', 'main', 'document.adoptedStyleSheets.push(new CSSStyleSheet())', 'styleSheets'],
    ['a stored key', 'isolated', 'localStorage.setItem("leak", "1")', 'storage'],
    ['a cookie', 'isolated', 'document.cookie = "leak=1"', 'storage'],
    ['a fetched address', 'main', 'void fetch("/stand-in/leak").catch(() => {})', 'resources'],
    ['a word on the console', 'isolated', 'console.log("leak")', 'console'],
    [
      'a listener that prevents',
      'isolated',
      'addEventListener("pointerdown", (event) => event.preventDefault())',
      'events',
    ],
    [
      'a listener that stops',
      'isolated',
      'document.addEventListener("keyup", (event) => event.stopPropagation())',
      'events',
    ],
  ];

/** Where the visits go. */
interface Places {
  composers: readonly VisitedComposer[];
  bystanders: readonly BystanderStandIn[];
}

/** What a page notices of us: as tests for either browser. */
export function describePageLog(
  test: ReturnType<typeof suite.extend<Bare>>,
  { composers, bystanders }: Places,
): void {
  for (const composer of composers) {
    const { standIn } = composer;

    test(`the page’s own log is the same with the extension and without, but for one element: ${standIn.id}`, async ({
      person,
      bare,
    }) => {
      const text = approvedText(standIn.network, person.pseudonym);
      const without = await playVisit(bare, composer, await planPaste(bare, text));
      const opened = (page: PageInHand) => awaitButton(page, composer);
      const paste = await planPaste(person, text);

      const unused = await playVisit(person, composer, { ...paste, opened });
      expect(withoutOwnElement(diffLogs(without, unused))).toEqual({});
      if (!isFirstOfEngine(composer)) return;

      const used = await playVisit(person, composer, {
        opened,
        fill: async (page) => (await page.ours()).click('insert'),
      });
      expect(withoutInsertion(withoutOwnElement(diffLogs(without, used)))).toEqual({});

      await person.ask('extension.choose-mode', { mode: 'no-footprint' });
      const buttonless = await playVisit(person, composer, paste);
      expect(diffLogs(without, buttonless)).toEqual({});
    });
  }

  test('a page without a composer notices nothing at all', async ({ person, bare }) => {
    for (const standIn of bystanders) {
      const without = await playFields(bare, standIn, standIn.fields);
      const withUs = await playFields(person, standIn, standIn.fields);
      expect(diffLogs(without, withUs), standIn.id).toEqual({});
    }
  });

  for (const world of ['isolated', 'main'] as const) {
    test(`each leak by itself shows in its section of the log, and no leak shows nothing: ${world} world`, async ({
      bare,
      withExtension,
    }) => {
      const folder = await mkdtemp(join(tmpdir(), 'portevoix-leak-'));
      const own = leaks.filter((leak) => leak[1] === world);
      const choices = own.map(([name, , script]) => `if (name === '${name}') { let e; ${script} }`);
      await writeBareExtension(folder, { [world]: choices.join('\n') });
      const without = await playWord(bare, '');
      await withExtension(folder, async (visitor) => {
        expect(diffLogs(without, await playWord(visitor, ''))).toEqual({});
        for (const [name, , , section] of own) {
          const noticed = diffLogs(without, await playWord(visitor, name));
          expect(Object.keys(noticed), name).toContain(section);
        }
      });
      await rm(folder, { recursive: true, force: true });
    });
  }
}
