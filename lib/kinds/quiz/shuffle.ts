/** Orders that look like chance and are the same on every machine: for a reader's options and for key positions. */

/** A copy in an order that depends on `seed` alone (Fisher–Yates on mulberry32). */
export function shuffle<T>(items: readonly T[], seed: string): T[] {
  const random = randomFrom(seed);
  const out = [...items];
  for (let last = out.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [out[last], out[other]] = [out[other] as T, out[last] as T];
  }
  return out;
}

/** Like `shuffle`, but never the order that was given, so that an ordering question is not solved before it is asked. */
export function derange<T>(items: readonly T[], seed: string): T[] {
  for (let attempt = 0; attempt < 8; attempt++) {
    const out = shuffle(items, `${seed}#${attempt}`);
    if (out.some((item, index) => item !== items[index])) return out;
  }
  return items.length < 2 ? [...items] : [...items.slice(1), items[0] as T];
}

/** A stable unsigned 32-bit number from a text (FNV-1a over UTF-16 code units). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** Numbers from 0 to below 1 (mulberry32). */
export function randomFrom(seed: string): () => number {
  let state = hashText(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
