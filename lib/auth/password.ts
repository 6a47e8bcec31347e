/** Passwords: argon2id in PHC form (RFC 9106), with the memory and passes that OWASP names as a minimum. */
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { AppError } from "../errors/app-error.ts";

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing takes a thread of the pool that files and DNS use too, so only a few run and a limited number wait. */
const MAX_RUNNING = 2;
const MAX_WAITING = 64;

let running = 0;
const waiting: (() => void)[] = [];

/** The text is normalised (NFKC) so that one password typed on two systems is the same bytes (NIST SP 800-63B 5.1.1.2). */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), COST));
}

/**
 * True when `stored` was made from `password`. Takes as long where there is nothing to compare with, so that the
 * time of an answer does not tell which people exist.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await nobodysHash());
  const matches = await inTurn(() => verify(against, password.normalize("NFKC")));
  return matches && stored !== null;
}

/** True for a hash made with other costs than today's: it is replaced at the next sign-in. */
export function needsRehash(stored: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}

let nobody: Promise<string> | null = null;

function nobodysHash(): Promise<string> {
  nobody ??= hashPassword("a password that nobody has");
  return nobody;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_RUNNING) {
    if (waiting.length >= MAX_WAITING) {
      throw new AppError("unavailable", "Too many people sign in at this moment. Try again in a few seconds.");
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
