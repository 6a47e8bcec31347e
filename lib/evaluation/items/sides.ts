/**
 * Which text stands first. By a hash under the desk's own secret, so that a blind reader cannot work it out; the same
 * whether names are shown or not, so that a choice never changes hands, and neither version profits from its place.
 */
import { createHmac } from "node:crypto";
import type { Choice, Verdict } from "../schema.ts";

export type Role = "champion" | "challenger";
export type Sides = readonly [first: Role, second: Role];

export function sidesOf(itemId: string, secret: string): Sides {
  const digest = createHmac("sha256", secret).update(`comparison-side/${itemId}`).digest();
  return digest.readUInt8(0) % 2 === 1 ? ["challenger", "champion"] : ["champion", "challenger"];
}

export function verdictOf(choice: Choice, [first, second]: Sides): Verdict {
  if (choice === "same") return "same";
  return choice === "first" ? first : second;
}
