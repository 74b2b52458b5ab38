/** Where the focus goes among `count` things in a row, or null if the key is not one that moves it. */
export function nextIndex(
  key: string,
  current: { index: number; count: number; rightToLeft?: boolean },
): number | null {
  const { index, count, rightToLeft = false } = current;
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case forward:
      return (index + 1) % count;
    case back:
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
