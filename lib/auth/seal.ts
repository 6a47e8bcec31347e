/**
 * Secrets that have to be read again, such as keys of other servers: AES-256-GCM under a key that HKDF (RFC 5869)
 * derives from COPYDESK_SECRET. What a secret belongs to is sealed with it, so that it opens nowhere else.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;

/** Nonce, ciphertext and tag in one. `purpose` names the kind of secret, `owner` the row that it belongs to. */
export function seal(secret: string, purpose: string, owner: string, text: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, keyFor(secret, purpose), nonce).setAAD(Buffer.from(owner));
  const parts = [nonce, cipher.update(text, "utf8"), cipher.final()];
  return Uint8Array.from(Buffer.concat([...parts, cipher.getAuthTag()]));
}

/** Null when it was sealed with another secret, for another owner, or was changed since. */
export function unseal(secret: string, purpose: string, owner: string, sealed: Uint8Array): string | null {
  if (sealed.length < NONCE + TAG) return null;
  const body = sealed.subarray(NONCE, sealed.length - TAG);
  const decipher = createDecipheriv(CIPHER, keyFor(secret, purpose), sealed.subarray(0, NONCE))
    .setAAD(Buffer.from(owner))
    .setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    // The one way in which the cipher says that the tag does not fit.
    return null;
  }
}

function keyFor(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", `copydesk/${purpose}/v1`, 32));
}
