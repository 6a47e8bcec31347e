/** Random damage that is the same for the same seed. */

/** Flipped bits, extreme numbers, parts moved, doubled or cut: one to four of them. */
export function mutate(original: Uint8Array, random: () => number): Uint8Array {
  let bytes = Uint8Array.from(original);
  const at = () => Math.floor(random() * bytes.length);
  for (let count = 1 + Math.floor(random() * 4); count > 0 && bytes.length > 0; count -= 1) {
    const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
    switch (Math.floor(random() * 6)) {
      case 0:
        bytes[from]! ^= 1 << Math.floor(random() * 8);
        break;
      case 1:
        bytes.fill(255, from, Math.min(from + 8, bytes.length));
        break;
      case 2:
        bytes.fill(0, from, Math.min(from + 8, bytes.length));
        break;
      case 3:
        bytes = bytes.slice(0, from);
        break;
      case 4:
        bytes.copyWithin(from, to);
        break;
      default:
        bytes = Uint8Array.from([...bytes.subarray(0, to), ...bytes.subarray(from)]);
    }
  }
  return bytes;
}

/** mulberry32 */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
