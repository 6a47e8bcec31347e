/** A Dockerfile as stages of steps: enough of the format for ours. */
import { readFileSync } from "node:fs";

/**
 * With ARGs before the first FROM filled in.
 *
 * @returns {{ name: string, from: string, steps: { word: string, rest: string }[] }[]}
 */
export function parseDockerfile(file) {
  const lines = readFileSync(file, "utf8")
    .replaceAll(/\\\n\s*/g, " ")
    .split("\n");
  const given = {};
  const stages = [];
  for (const line of lines) {
    const [, word, rest] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (!word || line.startsWith("#")) continue;
    const stage = stages.at(-1);
    if (word === "FROM") {
      const [, from, name] = /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(rest) ?? [];
      stages.push({ name, from: fill(from, given), steps: [] });
    } else if (!stage) given[rest.split("=")[0]] = rest.slice(rest.indexOf("=") + 1);
    else stage.steps.push({ word, rest });
  }
  return stages;
}

/**
 * Steps of a stage and of those that it builds on, from the image on.
 *
 * @returns {{ word: string, rest: string }[]}
 */
export function stepsOf(stages, name) {
  const stage = stages.find((one) => one.name === name);
  if (!stage) return [];
  return [...stepsOf(stages, stage.from), ...stage.steps];
}

/** `A=1 B=2` of an ENV step. */
export function variablesOf(rest) {
  return Object.fromEntries(rest.split(/\s+/).map((pair) => [pair.split("=")[0], pair.slice(pair.indexOf("=") + 1)]));
}

function fill(text, given) {
  return text.replaceAll(/\$\{(\w+)\}/g, (_all, name) => given[name] ?? "");
}
