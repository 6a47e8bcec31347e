/** A name that no other kind of secret has: it is part of the derived key. */
export const KEY_PURPOSE = "model-key";
