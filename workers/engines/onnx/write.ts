/** Writing by a decoder. One answer at a time: on a processor a queue is as quick as a batch, and the seed is one. */
import { AutoModelForCausalLM, AutoTokenizer, random } from "@xenova/transformers";
import type { PreTrainedModel, PreTrainedTokenizer, Tensor } from "@xenova/transformers";
import { z } from "zod";
import { EngineError, type Message, type TextCall, type TextEngine, type TextResult } from "../engine.ts";
import { createTurns } from "../turns.ts";
import type { Opened, Opening } from "./onnx.ts";
import { readPrompt, type PromptIds, type ReadPrompt } from "./read-prompt.ts";
import { createTextCriteria } from "./text-criteria.ts";

const configSchema = z.object({ max_position_embeddings: z.int().positive() });

type Prompt = { ids: PromptIds; length: number };

export async function openWriter({ version, name, settings, options }: Opening): Promise<Opened<TextEngine>> {
  const tokenizer = await AutoTokenizer.from_pretrained(name, options);
  const model = await AutoModelForCausalLM.from_pretrained(name, options);
  const { max_position_embeddings } = configSchema.parse(model.config);
  const contextLength = Math.min(settings.contextLength ?? Infinity, max_position_embeddings);
  const turns = createTurns(1);
  const task: TextEngine = {
    version,
    contextLength,
    countTokens: async (text) => tokenizer.encode(text, { add_special_tokens: false }).length,
    async generate(call) {
      const prompt = toPrompt(tokenizer, call.messages);
      if (prompt.length + call.maxTokens > contextLength)
        throw new EngineError(
          "prompt-too-long",
          `The prompt has ${prompt.length} tokens and ${call.maxTokens} are asked for; the model holds ${contextLength} together.`,
        );
      const endTurn = await turns.take(call.signal);
      if (!endTurn) return nothing(prompt, call, "aborted");
      try {
        return await write({ model, tokenizer, piece: settings.promptPiece }, prompt, call);
      } finally {
        endTurn();
      }
    },
  };
  return { task, release: async () => void (await model.dispose()) };
}

/** By the model's own chat template; a base model without one gets the messages as they are. */
function toPrompt(tokenizer: PreTrainedTokenizer, messages: Message[]): Prompt {
  const text = tokenizer.chat_template
    ? String(tokenizer.apply_chat_template(messages, { tokenize: false, add_generation_prompt: true }))
    : messages.map(({ content }) => content).join("\n\n");
  const inputs = tokenizer(text, { add_special_tokens: !tokenizer.chat_template }) as unknown as Prompt["ids"];
  return { ids: inputs, length: inputs.input_ids.dims.at(-1) ?? 0 };
}

type Loaded = { model: PreTrainedModel; tokenizer: PreTrainedTokenizer; piece: number };

async function write({ model, tokenizer, piece }: Loaded, prompt: Prompt, call: TextCall): Promise<TextResult> {
  if (call.maxTokens === 0) return nothing(prompt, call, "length");
  const { cache, aborted } = await readPrompt(model, prompt.ids, { piece, signal: call.signal });
  try {
    return aborted ? nothing(prompt, call, "aborted") : await answer({ model, tokenizer, piece }, prompt, cache, call);
  } finally {
    await cache?.dispose();
  }
}

async function answer(
  { model, tokenizer }: Loaded,
  prompt: Prompt,
  cache: ReadPrompt["cache"],
  call: TextCall,
): Promise<TextResult> {
  const { criteria, written } = createTextCriteria(tokenizer, prompt.length, call);
  // Sampling draws from the library's one source of numbers: safe, since answers are written one at a time.
  random.seed(call.seed);
  const output = (await model.generate({
    ...prompt.ids,
    ...(cache && { past_key_values: cache }),
    max_new_tokens: call.maxTokens,
    do_sample: call.temperature > 0,
    temperature: call.temperature > 0 ? call.temperature : 1,
    stopping_criteria: criteria,
  })) as Tensor;
  output.dispose();
  const { text, tokens, stop } = written();
  return {
    text,
    usage: { inputTokens: prompt.length, outputTokens: tokens, cachedTokens: 0 },
    stop: stop ?? (tokens >= call.maxTokens ? "length" : "end"),
    ignored: ignoredOf(call),
  };
}

function nothing(prompt: Prompt, call: TextCall, stop: TextResult["stop"]): TextResult {
  const usage = { inputTokens: prompt.length, outputTokens: 0, cachedTokens: 0 };
  return { text: "", usage, stop, ignored: ignoredOf(call) };
}

function ignoredOf({ json }: TextCall): TextResult["ignored"] {
  return json
    ? [{ setting: "json", why: "ONNX Runtime writes free text: the form of the answer is not constrained." }]
    : [];
}
