/**
 * Runs jobs so many at a time, each begun in its turn, and gives their results in that order, each as soon as it and
 * those before it are there.
 *
 * @param jobs none of them may reject
 */
export async function* inLanes<Result>(
  lanes: number,
  jobs: readonly (() => Promise<Result>)[],
): AsyncGenerator<Result> {
  const results = jobs.map(() => Promise.withResolvers<Result>());
  const waiting = jobs.entries();
  const runLane = async () => {
    // All lanes take from the same iterator.
    for (const [at, job] of waiting) results[at]?.resolve(await job());
  };
  for (let lane = 0; lane < lanes; lane += 1) void runLane();
  for (const { promise } of results) yield await promise;
}
