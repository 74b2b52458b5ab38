// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeI18n } from '../i18n/fake-i18n.ts';
import { getOffer, injectPicker, prepareRecording } from '../messaging/page-messages.ts';
import { choice } from '../popup/popup-fixtures.ts';
import { attachToComposer } from './attachment.ts';
import { pageRegistry } from './page-registry.ts';
import { fill } from './test-markup.ts';

const offer = { status: 'ready', choices: [{ ...choice, network: 'x' }] };
const sent: string[] = [];
/** What answers the two questions that these tests keep waiting. */
let answer: Record<string, PromiseWithResolvers<unknown>>;
let root: ShadowRoot;

/** Clicks a part of the button as a person does: no script can. */
function click(name: 'insert' | 'choose'): void {
  const part = root.querySelector<HTMLButtonElement>(`.${name}`);
  if (part?.disabled) return;
  const event = new MouseEvent('click');
  Object.defineProperty(event, 'isTrusted', { value: true });
  part?.dispatchEvent(event);
}

const label = () => root.querySelector<HTMLElement>('.insert')?.title;
const count = (name: string) => sent.filter((each) => each === name).length;
const settle = () => new Promise((done) => setTimeout(done));

beforeEach(() => {
  sent.length = 0;
  answer = {
    [getOffer.name]: Promise.withResolvers(),
    [injectPicker.name]: Promise.withResolvers(),
  };
  const sendMessage = async ({ portevoix }: { portevoix: string }) => {
    sent.push(portevoix);
    return { ok: true, answer: await answer[portevoix]?.promise };
  };
  vi.stubGlobal('chrome', { i18n: fakeI18n(), runtime: { id: 'test', sendMessage } });
  vi.stubGlobal('browser', undefined);
  vi.stubGlobal('location', new URL('https://x.com/home'));
  const attachShadow = vi.spyOn(Element.prototype, 'attachShadow');
  fill(
    document.body,
    `<div data-testid="primaryColumn">
      <div data-testid="tweetTextarea_0" contenteditable="true"></div>
      <div data-testid="toolBar"><div></div></div>
    </div>`,
  );
  const editor = document.querySelector<HTMLElement>('[contenteditable]');
  if (editor) attachToComposer(editor);
  root = attachShadow.mock.results[0]?.value;
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  delete pageRegistry().mountPicker;
});

describe('a button whose offer is still on its way', () => {
  it('shows that a click was heard, and puts the text in once, however often it was clicked', async () => {
    click('insert');
    expect(label()).toBe('Inserting…');
    click('insert');
    click('insert');
    answer[getOffer.name]?.resolve(offer);
    await settle();
    expect(count(prepareRecording.name)).toBe(1);
  });

  it('is there to be clicked again when there was nothing to insert', async () => {
    click('insert');
    answer[getOffer.name]?.resolve({ status: 'paused', choices: [], note: 'Not now.' });
    await settle();
    expect(label()).toBe('Not now.');
    expect(root.querySelector<HTMLButtonElement>('.insert')?.disabled).toBe(false);
  });
});

describe('a list whose script is still on its way', () => {
  it('opens for however many clicks, and stays', async () => {
    const mountPicker = vi.fn();
    click('choose');
    click('choose');
    answer[getOffer.name]?.resolve(offer);
    pageRegistry().mountPicker = mountPicker;
    answer[injectPicker.name]?.resolve(null);
    await settle();
    expect(mountPicker).toHaveBeenCalledOnce();
    click('choose');
    await settle();
    expect(mountPicker).toHaveBeenCalledTimes(2);
  });
});
