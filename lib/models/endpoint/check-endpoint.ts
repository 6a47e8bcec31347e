/** Looks whether a server does what a version of it would promise, before it is registered: each finding in words. */
import { z } from "zod";
import { createEndpointClient, type EndpointClient, type EndpointOptions } from "./client.ts";
import { EndpointError } from "./endpoint-error.ts";
import { listServedModels, type ServedModel } from "./list-models.ts";
import type { EndpointFinding } from "./schema.ts";

const MAX_ANSWER_BYTES = 1024 ** 2;
const MAX_VECTOR_BYTES = 4 * 1024 ** 2;
/** Of the whole check: somebody waits for it. */
const CHECK_MS = 90_000;

export type EndpointCheck = {
  findings: EndpointFinding[];
  /** Nothing failed; warnings do not count. */
  ok: boolean;
  /** As the server states it. */
  contextLength: number | null;
};

type Wanted = EndpointOptions & { model: string; tasks: ("write" | "embed")[] };

/** Never throws for what the server does: that is a finding. */
export async function checkEndpoint(wanted: Wanted): Promise<EndpointCheck> {
  const client = createEndpointClient(wanted);
  const signal = AbortSignal.timeout(CHECK_MS);
  const findings: EndpointFinding[] = [];
  let contextLength: number | null = null;
  const step = async (check: EndpointFinding["check"], work: () => Promise<Omit<EndpointFinding, "check">>) => {
    const finding = { check, ...(await work().catch(failureOf)) };
    findings.push(finding);
    return finding.state !== "failed";
  };
  try {
    let served: ServedModel[] | null = null;
    const reached = await step("reach", async () => {
      served = await listServedModels(client, signal);
      return served ? passed(client.host) : warning(`${client.host} does not list its models.`);
    });
    if (reached && (await step("model", async () => findModel(client, served, wanted.model)))) {
      contextLength = (served as ServedModel[] | null)?.find(({ id }) => id === wanted.model)?.contextLength ?? null;
      if (wanted.tasks.includes("write") && (await step("write", () => writeOnce(client, wanted.model, signal))))
        await step("schema", () => answerSchema(client, wanted.model, signal));
      if (wanted.tasks.includes("embed")) await step("embed", () => embedOnce(client, wanted.model, signal));
    }
    return { findings, ok: findings.every(({ state }) => state !== "failed"), contextLength };
  } finally {
    client.close();
  }
}

const passed = (detail: string) => ({ state: "passed" as const, detail });
const warning = (detail: string) => ({ state: "warning" as const, detail });
const failed = (detail: string) => ({ state: "failed" as const, detail });

function failureOf(error: unknown): Omit<EndpointFinding, "check"> {
  if (error instanceof EndpointError) return failed(error.message);
  if (error instanceof DOMException && error.name === "TimeoutError")
    return failed("The server took longer than a minute and a half.");
  throw error;
}

function findModel(client: EndpointClient, served: ServedModel[] | null, model: string) {
  if (!served) return warning(`Whether it has ${model} shows only when it is asked.`);
  const found = served.find(({ id }) => id === model);
  if (!found) return failed(`${client.host} has no model named ${model}.`);
  return passed(model);
}

const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
});

async function complete(client: EndpointClient, body: object, maxTokens: number, signal: AbortSignal): Promise<string> {
  const ask = (limit: object) =>
    client.askJson("chat/completions", { ...body, ...limit }, { maxBytes: MAX_ANSWER_BYTES, signal });
  const answer = await ask({ max_tokens: maxTokens }).catch((error: unknown) => {
    if (error instanceof EndpointError && error.parameter === "max_tokens")
      return ask({ max_completion_tokens: maxTokens });
    throw error;
  });
  const parsed = completionSchema.safeParse(answer);
  if (!parsed.success) throw new EndpointError("bad-answer", `${client.host} answered something else than a text.`);
  return parsed.data.choices[0]?.message.content ?? "";
}

async function writeOnce(client: EndpointClient, model: string, signal: AbortSignal) {
  const started = performance.now();
  const messages = [{ role: "user", content: "Name three colours." }];
  const text = await complete(client, { model, messages }, 64, signal);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return text.trim() === ""
    ? warning("It answers, but the text is empty: it may think for longer than it was given.")
    : passed(`${seconds} s for a short text.`);
}

const ANSWER = {
  type: "object",
  properties: { answer: { enum: ["yes", "no"] } },
  required: ["answer"],
  additionalProperties: false,
};
const answerShape = z.strictObject({ answer: z.enum(["yes", "no"]) });

async function answerSchema(client: EndpointClient, model: string, signal: AbortSignal) {
  const messages = [{ role: "user", content: "Is water wet? Answer as JSON." }];
  const format = { type: "json_schema", json_schema: { name: "answer", schema: ANSWER, strict: true } };
  const text = await complete(client, { model, messages, response_format: format }, 64, signal).catch(
    (error: unknown) => {
      if (error instanceof EndpointError && error.code === "request-refused") return null;
      throw error;
    },
  );
  if (text === null) return warning("It does not take a schema for its answers.");
  return isAnswer(text) ? passed("Answers keep to a schema.") : warning("It takes a schema, but does not keep to it.");
}

function isAnswer(text: string): boolean {
  try {
    return answerShape.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

const vectorsSchema = z.object({ data: z.array(z.object({ embedding: z.array(z.number()).min(1) })).length(1) });

async function embedOnce(client: EndpointClient, model: string, signal: AbortSignal) {
  const body = { model, input: ["water"], encoding_format: "float" };
  const answer = await client.askJson("embeddings", body, { maxBytes: MAX_VECTOR_BYTES, signal });
  const parsed = vectorsSchema.safeParse(answer);
  if (!parsed.success) throw new EndpointError("bad-answer", `${client.host} answered something else than a vector.`);
  return passed(`${parsed.data.data[0]?.embedding.length ?? 0} dimensions.`);
}
