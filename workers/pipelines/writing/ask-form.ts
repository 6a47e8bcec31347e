/** An answer of the writing model as a form: JSON by a schema, which is checked whatever the engine promises. */
import { z } from "zod";
import type { PipelineContext } from "../pipeline.ts";
import { askWriter, type Question, type Usage } from "./ask-writer.ts";

/** `refused`: the short name of what was wrong; the value is null then. */
export type Form<T> = { value: T; refused: null } | { value: null; refused: "empty" | "no-json" | "form" };

export async function askForm<T>(
  context: PipelineContext,
  usage: Usage,
  question: Omit<Question, "json">,
  schema: z.ZodType<T>,
): Promise<Form<T>> {
  const answer = await askWriter(context, usage, { ...question, json: z.toJSONSchema(schema) as Question["json"] });
  if (!answer) return { value: null, refused: "empty" };
  const json = parseObject(answer);
  if (json === undefined) return { value: null, refused: "no-json" };
  const parsed = schema.safeParse(json);
  return parsed.success ? { value: parsed.data, refused: null } : { value: null, refused: "form" };
}

/** Models without a grammar set words or a fence around the object. */
function parseObject(answer: string): unknown {
  const text = answer.slice(answer.indexOf("{"), answer.lastIndexOf("}") + 1);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
