import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { openContext, openWithoutKeys } from '../open-context.ts';
import {
  createKeyFile,
  type KeyFile,
  keyFileBeside,
  readKeyFile,
  replaceKeyFile,
} from '../signing/key-file.ts';
import { signStored } from '../signing/sign-stored.ts';
import { makeSigner, mintKeys, rotateKeys } from '../signing/signer.ts';
import { type Command, UsageError } from './command.ts';

const actions = new Map([
  ['init', init],
  ['rotate', rotate],
  ['list', list],
]);

/** `keys`: makes, changes and lists the keys that sign approved content. Never prints a private half. */
export const keys: Command = {
  help: `keys init|rotate|list       the keys that sign approved content: make them, change them (the next one
                              becomes active, devices follow by themselves), or list them`,
  async run(words, config) {
    const { positionals } = parseArgs({ args: words, allowPositionals: true });
    const [name = '', ...more] = positionals;
    const action = actions.get(name);
    if (!action || more.length > 0)
      throw new UsageError('Say keys init, keys rotate or keys list.');
    print(await action(config));
    return 0;
  },
};

async function init(config: Config): Promise<KeyFile> {
  const { context, file } = await openWithoutKeys(config);
  try {
    const made = mintKeys(config.tenant, new Date());
    if (!createKeyFile(file, made)) {
      throw new UsageError(`There is a key file ${file} already. To change keys: keys rotate.`);
    }
    await signStored(context, makeSigner(made));
    return made;
  } finally {
    await context.store.close();
  }
}

/**
 * Signs everything with the next key before it becomes active: devices believe it already, so that no feed ever holds
 * a signature of a key that they don't know, also while a server is running.
 */
async function rotate(config: Config): Promise<KeyFile> {
  const context = await openContext(config);
  try {
    const { file, before } = readExisting(config);
    await signStored(context, makeSigner(before, 'next'));
    const after = rotateKeys(before, new Date());
    replaceKeyFile(file, after);
    // What a server imported and signed with the retired key in between.
    await signStored(context, makeSigner(after));
    return after;
  } finally {
    await context.store.close();
  }
}

async function list(config: Config): Promise<KeyFile> {
  return readExisting(config).before;
}

function readExisting(config: Config): { file: string; before: KeyFile } {
  const file = config.keyFile ?? keyFileBeside(config.dataFile);
  const before = readKeyFile(file, config.tenant);
  if (!before) throw new UsageError(`There is no key file ${file}. To make one: keys init.`);
  return { file, before };
}

function print({ active, next }: KeyFile): void {
  console.log(`active  ${active.id}  made ${active.createdAt.slice(0, 10)}`);
  console.log(`next    ${next.id}  made ${next.createdAt.slice(0, 10)}`);
}
