import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { settings } from "#lib/env/settings";
import { LEAN } from "../boot/web.mjs";
import { parseDockerfile, stepsOf, variablesOf } from "./parse.mjs";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const stages = parseDockerfile(join(root, "Dockerfile"));
const IMAGES = ["web", "worker", "worker-gpu"];

type Service = {
  build?: { target: string };
  command?: string[];
  environment?: Record<string, string>;
  profiles?: string[];
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  stop_grace_period?: string;
};
const compose = parse(read("compose.yaml"), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};

/** Set for programs that are not ours. */
const OF_OTHERS = /^(NODE_ENV|NEXT_|CHECKPOINT_|PRISMA_|NVIDIA_)/;
const steps = (name: string, word: string) => stepsOf(stages, name).filter((step) => step.word === word);
const commandOf = (name: string) => JSON.parse(steps(name, "CMD").at(-1)?.rest ?? "[]") as string[];
const filesIn = (words: string) => words.match(/(?:scripts|workers|lib|app|prisma)\/[\w./-]+\.(?:mjs|ts)/g) ?? [];

describe("the Dockerfile", () => {
  it.each(IMAGES)("makes %s, which runs without rights, says whether it is well, and keeps its data apart", (name) => {
    expect(steps(name, "USER").at(-1)?.rest).toBe("node");
    expect(steps(name, "HEALTHCHECK")).toHaveLength(1);
    expect(steps(name, "VOLUME").map(({ rest }) => rest)).toEqual(["/data"]);
    expect(commandOf(name)[0]).toBe("node");
  });

  it("builds on images with an exact version, and takes from stages that it has", () => {
    const names = stages.map(({ name }) => name);
    for (const { name, from, steps: own } of stages) {
      if (!names.includes(from)) expect(from).toMatch(/^[\w./-]+:[\w.-]*\d+\.\d+/);
      for (const { word, rest } of own) {
        const source = /--from=(\S+)/.exec(rest)?.[1];
        if (word === "COPY" && source) expect(names.slice(0, names.indexOf(name))).toContain(source);
      }
    }
  });

  it("calls only what is there, and copies only what git has", () => {
    for (const { steps: own } of stages)
      for (const { word, rest } of own) {
        for (const file of filesIn(rest)) expect(existsSync(join(root, file)), file).toBe(true);
        if (word !== "COPY" || rest.startsWith("--from")) continue;
        for (const file of rest.split(/\s+/).slice(0, -1)) expect(existsSync(join(root, file)), file).toBe(true);
      }
    expect(commandOf("web").slice(2, 4)).toEqual(LEAN);
  });

  it("runs the Node that the lockfile names", () => {
    const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
    expect(stages[0]?.from).toContain(`node:${dependencies.node}-`);
  });

  it("sets what the desk knows, and no secret", () => {
    const names = stages.flatMap(({ steps: own }) =>
      own.flatMap(({ word, rest }) => (word === "ENV" || word === "ARG" ? Object.keys(variablesOf(rest)) : [])),
    );
    for (const name of names) if (!OF_OTHERS.test(name)) expect(Object.keys(settings.shape)).toContain(name);
    expect(names.filter((name) => /SECRET|PASSWORD|TOKEN|KEY|DATABASE/.test(name))).toEqual([]);
  });

  it("leaves out of its context what must not get into an image", () => {
    const ignored = read(".dockerignore").split("\n");
    for (const path of [".env*", ".data", ".git", "node_modules", ".next", "tests"]) expect(ignored).toContain(path);
  });
});

describe("compose.yaml", () => {
  const services = Object.entries(compose.services);

  it("builds what the Dockerfile has, starts files that are there, and waits for services that it has", () => {
    for (const [name, service] of services) {
      if (service.build) expect([name, IMAGES.includes(service.build.target)]).toEqual([name, true]);
      for (const file of filesIn((service.command ?? []).join(" ")))
        expect(existsSync(join(root, file)), file).toBe(true);
      for (const other of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(other);
      for (const volume of service.volumes ?? []) expect(compose.volumes).toHaveProperty(volume.split(":")[0] ?? "");
    }
  });

  it("sets only what the desk knows, and takes each secret from outside", () => {
    for (const [name, { build, environment = {} }] of services)
      for (const [variable, value] of Object.entries(environment)) {
        if (build) expect(Object.keys(settings.shape), `${name}: ${variable}`).toContain(variable);
        if (/SECRET|PASSWORD|TOKEN|_KEY|DATABASE_URL/.test(variable)) expect(value).toMatch(/\$\{\w+:[?-]/);
      }
  });

  it("has a worker for cards that only comes when it is asked for, and gives workers time to drain", () => {
    expect(compose.services["worker-gpu"]).toMatchObject({
      profiles: ["gpu"],
      deploy: { resources: { reservations: { devices: [{ driver: "nvidia", capabilities: ["gpu"] }] } } },
    });
    const seconds = settings.shape.COPYDESK_DRAIN_SECONDS.parse(undefined);
    for (const name of ["worker", "worker-gpu"])
      expect(parseInt(compose.services[name]?.stop_grace_period ?? "0")).toBeGreaterThan(seconds);
  });
});
