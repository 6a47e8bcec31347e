const DIGEST = /^[0-9a-f]{64}$/;

/** `sha256/ab/abcd…`: where bytes lie, in a folder as in a bucket. Throws TypeError for what is no digest. */
export function keyOfDigest(digest: string): string {
  if (!DIGEST.test(digest)) throw new TypeError("a digest is 64 hex digits");
  return `sha256/${digest.slice(0, 2)}/${digest}`;
}

/** Null for what lies there and is not ours. */
export function digestOfKey(key: string): string | null {
  const name = key.slice(key.lastIndexOf("/") + 1);
  return DIGEST.test(name) ? name : null;
}
