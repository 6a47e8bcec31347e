/**
 * npm run gpu: adds the CUDA and Vulkan variants of node-llama-cpp (540 MB), which ordinary installations leave out.
 * Run it again after npm ci. npm start finds a GPU by itself once they are there.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository, runCommand } from "./boot/runtime.mjs";

const lock = JSON.parse(readFileSync(join(repository, "package-lock.json"), "utf8"));
const platform = { linux: "linux", win32: "win" }[process.platform];
const wanted = Object.entries(lock.packages)
  .filter(([path]) => path.startsWith(`node_modules/@node-llama-cpp/${platform}-${process.arch}-`))
  .map(([path, { version }]) => `${path.slice("node_modules/".length)}@${version}`);

if (wanted.length === 0) {
  console.error(
    `There are no GPU variants for ${process.platform} ${process.arch}. On a Mac the usual one runs on the GPU.`,
  );
  process.exitCode = 1;
} else {
  console.log(`Fetching ${wanted.join(", ")}.`);
  const options = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
  process.exitCode = await runCommand("npm", [...options, ...wanted], { ONNXRUNTIME_NODE_INSTALL: "skip" });
}
