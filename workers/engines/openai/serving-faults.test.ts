import { beforeAll, describe, expect, it } from "vitest";
import { SERVING_FAULTS, runServingFaults, type FaultReport } from "#tests/support/serving-faults";

const ROUNDS = 2;
/** Far above what a process of Node without a model needs, far below what an endless answer would fill. */
const MOST_MEMORY = 400 * 2 ** 20;

describe("a serving engine with faults", () => {
  let reports: FaultReport[] = [];
  beforeAll(async () => {
    reports = await runServingFaults(ROUNDS);
  });

  it.each(SERVING_FAULTS)("%s: each call ends as it has to, with a reason and no text twice", (fault) => {
    const report = reports.find((one) => one.fault === fault);
    expect(report).toMatchObject({ calls: ROUNDS, asExpected: ROUNDS, doubled: 0 });
    expect(report?.memoryBytes).toBeLessThan(MOST_MEMORY);
  });
});
