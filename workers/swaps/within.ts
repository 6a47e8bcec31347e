import { SwapFault } from "./swap-fault.ts";

/** Runs `work` with a signal that also fires after `limitMs`; then it ends as timed out, whatever it throws itself. */
export async function within<T>(
  limitMs: number,
  outer: AbortSignal,
  late: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), limitMs);
  try {
    const result = await work(AbortSignal.any([outer, limit.signal]));
    limit.signal.throwIfAborted();
    return result;
  } catch (error) {
    if (limit.signal.aborted && !outer.aborted) throw new SwapFault("timed-out", late);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
