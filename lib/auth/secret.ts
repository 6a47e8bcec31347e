import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, base64url. Shown once; only `digestOf` it is stored. */
export function newSecret(prefix = ""): string {
  return prefix + randomBytes(32).toString("base64url");
}

/** SHA-256 in hex. No salt or stretching: what it is used for is random, or must be found by its hash. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
