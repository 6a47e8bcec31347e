/** The doctor under Node 24: examines, reports, and ends with 1 when something is wrong. */
import { parseArgs } from "node:util";
import { repository } from "../boot/runtime.mjs";
import { runChecks } from "./check.ts";
import { checks } from "./checks.ts";
import { withExamined } from "./examined.ts";
import { isWell, jsonReport, tableReport } from "./report.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    deep: { type: "boolean", default: false },
    "host-node": { type: "string", default: process.versions.node },
  },
});

// Libraries under the checks log nothing between the lines of the report.
process.env.LOG_LEVEL = "silent";
const options = { repository, hostNode: values["host-node"], deep: values.deep, environment: process.env };
const findings = await withExamined(options, (desk) => runChecks(checks, desk));
console.log(values.json ? jsonReport(findings) : tableReport(findings, process.stdout.columns || 120));
process.exit(isWell(findings) ? 0 : 1);
