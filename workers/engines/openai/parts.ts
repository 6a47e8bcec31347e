/** Parts of a chat completion, as far as they matter here; fields of a server's own are passed over. */
import { z } from "zod";
import { describeWords, wordsOfError } from "#lib/models/endpoint/refused-answer";
import { EndpointError } from "#lib/models/endpoint/endpoint-error";

const text = z.string().nullish();

const saidSchema = z.object({ content: text }).nullish();

const partSchema = z.object({
  choices: z
    .array(z.object({ delta: saidSchema, message: saidSchema, text, finish_reason: text }))
    .nullish()
    .transform((choices) => choices ?? []),
  usage: z.unknown().optional(),
});

export type Part = {
  text: string;
  /** The server's own word. */
  finish: string | null;
  /** The server's words, unchecked; undefined where it says nothing. */
  usage: unknown;
};

/** Throws EndpointError for an event that holds an error, or nothing that is known. */
export function readPart(host: string, event: unknown, key: string | null): Part {
  const words = wordsOfError(event);
  if (words) throw describeWords(host, words, key);
  const parsed = partSchema.safeParse(event);
  if (!parsed.success) throw new EndpointError("bad-answer", `${host} sent something that is no part of a text.`);
  const { choices, usage } = parsed.data;
  // One text is asked for, so there is one choice; of a server that gives more the first counts.
  const [choice] = choices;
  return {
    text: choice?.delta?.content ?? choice?.message?.content ?? choice?.text ?? "",
    finish: choice?.finish_reason ?? null,
    usage: usage ?? undefined,
  };
}
