/** The keyboard of either driver. */
export interface Keyboard {
  down(key: string): Promise<void>;
  up(key: string): Promise<void>;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
}

/** A place for the caret: what is written, the keys that lead there, and the composer once `TEXT` is inserted. */
export interface CaretPlace {
  where: string;
  held: string;
  /** Keys, with what is held down before `+` and how often behind `*`. */
  keys: readonly string[];
  becomes: string;
}

/** `Mod` in a key: what editors listen for. */
const MODIFIER = process.platform === 'darwin' ? 'Meta' : 'Control';

/** Where a person may have put the caret. */
export const caretPlaces: readonly CaretPlace[] = [
  {
    where: 'in the middle of a line',
    held: 'One 👩🏽‍🔬 two',
    keys: ['ArrowLeft*3'],
    becomes: 'One 👩🏽‍🔬 \n\nTEXT\n\ntwo',
  },
  { where: 'at the start', held: 'One\ntwo', keys: ['Mod+Home'], becomes: 'TEXT\n\nOne\ntwo' },
  {
    where: 'at the end of a line',
    held: 'One\ntwo',
    keys: ['ArrowUp', 'End'],
    becomes: 'One\n\nTEXT\n\ntwo',
  },
  {
    where: 'at the start of a line',
    held: 'One\ntwo',
    keys: ['Home'],
    becomes: 'One\n\nTEXT\n\ntwo',
  },
  {
    where: 'on an empty line between two',
    held: 'One\n\n\n\ntwo',
    keys: ['ArrowUp*2'],
    becomes: 'One\n\nTEXT\n\ntwo',
  },
  {
    where: 'right before words that run from right to left',
    held: 'Été\n\nשלום עולם',
    keys: ['Home'],
    becomes: 'Été\n\nTEXT\n\nשלום עולם',
  },
  {
    where: 'behind what is selected, which stays',
    held: 'One two',
    keys: ['Home', 'Shift+ArrowRight*3'],
    becomes: 'One\n\nTEXT\n\n two',
  },
];

/** Presses keys as {@link CaretPlace} names them. */
export async function pressKeys(keyboard: Keyboard, keys: readonly string[]): Promise<void> {
  for (const entry of keys) {
    const [chord = '', times = '1'] = entry.split('*');
    const [key = '', modifier] = chord.split('+').toReversed();
    const held = modifier === 'Mod' ? MODIFIER : modifier;
    if (held) await keyboard.down(held);
    for (let time = 0; time < Number(times); time += 1) await keyboard.press(key);
    if (held) await keyboard.up(held);
  }
}

/** Empties the composer that has the focus. */
export function emptyComposer(keyboard: Keyboard): Promise<void> {
  return pressKeys(keyboard, ['Mod+a', 'Delete']);
}

/** Writes into the composer that has the focus, and puts the caret into its place. */
export async function writeAndPlace(
  keyboard: Keyboard,
  { held, keys }: Pick<CaretPlace, 'held' | 'keys'>,
): Promise<void> {
  for (const [index, line] of held.split('\n').entries()) {
    if (index > 0) await keyboard.press('Enter');
    await keyboard.type(line);
  }
  await pressKeys(keyboard, keys);
}
