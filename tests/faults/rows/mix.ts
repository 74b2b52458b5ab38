import { arrive } from '../arrive.ts';
import type { Bench } from '../bench.ts';
import { answerWith, type Fault } from '../fault.ts';
import type { Row } from '../row.ts';
import { pass } from '../until.ts';

/** One thing that goes wrong while shares are recorded. */
type Nemesis = (bench: Bench) => Promise<void>;

const wireFaults: readonly Fault[] = [
  { kind: 'reset' },
  { kind: 'lose-answer' },
  { kind: 'half-answer' },
  { kind: 'repeat', times: 3 },
  answerWith(503),
  answerWith(429, { headers: { 'retry-after': '1' } }),
  answerWith(200, { body: '<html>' }),
];

const nemeses: readonly Nemesis[] = [
  ({ browser }) => browser.stopWorker(),
  async ({ browser }) => {
    await browser.kill();
    await browser.launch();
  },
  async (bench) => {
    await bench.killEndpoint();
    await bench.restartEndpoint();
  },
  async ({ proxy, random }) => {
    proxy.meet(() => (random.next() < 0.5 ? random.pick(wireFaults) : { kind: 'pass' }));
  },
  async ({ proxy, random }) => {
    await proxy.shut();
    await pass(random.between(0, 500));
    await proxy.open();
  },
  async ({ browser, random }) => {
    await browser.context.setOffline(true);
    await pass(random.between(0, 500));
    await browser.context.setOffline(false);
  },
  async ({ browser, random }) => browser.update(`99.1.${random.between(1, 60_000)}`),
  async (bench) => {
    await bench.ask('extension.deliver-now');
  },
];

/** Everything at once. */
export const mixRows: readonly Row[] = [
  {
    id: 'F35',
    fault: 'a seeded mix of all of them, step by step',
    tries: { short: 0, full: 72 },
    bench: {},
    async run(bench, tries) {
      const { random } = bench;
      for (let step = 0; step < tries; step += 1) {
        const nemesis = random.pick(nemeses);
        const recorder = await bench.openRecorder();
        // A browser that is killed ends it.
        const recording = recorder.record(random.between(1, 40)).catch(() => {});
        await pass(random.between(0, 300));
        await nemesis(bench);
        await recording;
        await recorder.page.close().catch(() => {});
      }
      bench.proxy.calm();
      await bench.ask('extension.deliver-now');
      await arrive(bench, 60_000);
    },
  },
];
