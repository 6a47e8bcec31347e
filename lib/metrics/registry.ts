/**
 * Figures of this process in Prometheus' form (prom-client). One registry for the process, however often a module of
 * it is loaded: Next bundles some of them several times.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

const globals = globalThis as { copydeskMetrics?: Registry };

export const registry: Registry = (globals.copydeskMetrics ??= openRegistry());

/** Memory, event loop delay (p50, p90, p99 in 10 ms steps), garbage collection, open files. */
function openRegistry(): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision: 10 });
  return register;
}

export function counter<Label extends string>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
  return known<Counter<Label>>(name) ?? new Counter({ name, help, labelNames, registers: [registry] });
}

/** `collect` sets it when somebody asks. */
export function gauge<Label extends string>(
  name: string,
  help: string,
  labelNames: Label[] = [],
  collect?: (this: Gauge<Label>) => void,
): Gauge<Label> {
  return known<Gauge<Label>>(name) ?? new Gauge({ name, help, labelNames, registers: [registry], collect });
}

export function histogram<Label extends string>(
  name: string,
  help: string,
  buckets: number[],
  labelNames: Label[] = [],
): Histogram<Label> {
  return known<Histogram<Label>>(name) ?? new Histogram({ name, help, buckets, labelNames, registers: [registry] });
}

function known<Metric>(name: string): Metric | undefined {
  return registry.getSingleMetric(name) as Metric | undefined;
}
