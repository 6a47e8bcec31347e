/**
 * How long a sign-in waits. Pure: the counts come from the rows of the last day.
 *
 * - One address guessing one person: the first tries are free, then each failure doubles the wait.
 * - One address guessing many people: so many failures, then it waits for the oldest to be forgotten.
 * - Many addresses guessing one person: nothing may be refused, since the owner may be among them with the right
 *   password, so each try from an unknown address is only answered late.
 *
 * An address from which this person signed in lately is known: only its own failures count, and briefly.
 */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** For how long a success makes an address known, and a failure counts. */
export const KNOWN_FOR = 30 * DAY;
export const FAILURE_COUNTS_FOR = DAY;

export const ADDRESS_WINDOW = 15 * MINUTE;
export const ADDRESS_FAILURES = 30;

const FREE_TRIES = 4;
const LONGEST_WAIT = 15 * MINUTE;
const LONGEST_WAIT_WHEN_KNOWN = MINUTE;

const PERSON_FAILURES = 10;
const LATE_BY = 1_500;

export type Tries = {
  /** Failures of this person from this address since their last success there, at most a day old. */
  ofPair: { count: number; lastAt: Date | null };
  /** Failures of this address over all people in ADDRESS_WINDOW. */
  ofAddress: { count: number; oldestAt: Date | null };
  /** Failures of this person over all addresses in ADDRESS_WINDOW. */
  ofPerson: number;
  /** This person signed in from this address within KNOWN_FOR. */
  known: boolean;
};

/** Milliseconds: `refuseFor` above zero means no look at the password; `answerAfter` is slept before it. */
export type Wait = { refuseFor: number; answerAfter: number };

export function waitFor(tries: Tries, now: Date): Wait {
  const pair = pairWait(tries, now);
  if (tries.known) return { refuseFor: pair, answerAfter: 0 };
  const refuseFor = Math.max(pair, addressWait(tries, now));
  return { refuseFor, answerAfter: tries.ofPerson >= PERSON_FAILURES ? LATE_BY : 0 };
}

function pairWait({ ofPair, known }: Tries, now: Date): number {
  if (ofPair.count < FREE_TRIES || !ofPair.lastAt) return 0;
  const longest = known ? LONGEST_WAIT_WHEN_KNOWN : LONGEST_WAIT;
  const wait = Math.min(longest, 1_000 * 2 ** (ofPair.count - FREE_TRIES));
  return Math.max(0, ofPair.lastAt.getTime() + wait - now.getTime());
}

function addressWait({ ofAddress }: Tries, now: Date): number {
  if (ofAddress.count < ADDRESS_FAILURES || !ofAddress.oldestAt) return 0;
  return Math.max(0, ofAddress.oldestAt.getTime() + ADDRESS_WINDOW - now.getTime());
}
