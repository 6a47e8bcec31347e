/** What a command gives back: the value, or a literal reason that the caller puts into words. */
export type Done<T> = { ok: true; value: T };
export type Refused<Reason extends string> = { ok: false; reason: Reason };
export type Outcome<T, Reason extends string> = Done<T> | Refused<Reason>;

export function done<T>(value: T): Done<T> {
  return { ok: true, value };
}

export function refuse<const Reason extends string>(reason: Reason): Refused<Reason> {
  return { ok: false, reason };
}
