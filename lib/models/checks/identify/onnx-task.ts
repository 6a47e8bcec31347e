import { z } from "zod";
import { readJson } from "../../formats/config.ts";
import type { ModelConfig } from "../../formats/config.ts";
import { FormatFault } from "../../formats/format-fault.ts";
import { shown } from "../../formats/plain-path.ts";
import type { ModelTask } from "../../schema.ts";
import type { Candidate } from "../candidate.ts";

const ENTAIL_LABELS = ["contradiction", "entailment", "neutral"];
/** Of transformers, those that are told between which languages they translate. */
const MANY_LANGUAGES = new Set(["m2m_100", "nllb", "nllb_moe", "mbart", "mbart50"]);
/** Of an encoder: one vector for each token, or one for the text. */
const VECTORS = ["last_hidden_state", "token_embeddings", "sentence_embedding", "embeddings"];
/** Heads whose scores no task here reads. */
const OTHER_HEADS =
  /For(TokenClassification|QuestionAnswering|MultipleChoice|ImageClassification|AudioClassification)$/;

type Facts = {
  config: ModelConfig;
  inputs: string[];
  outputs: string[];
  /** Encoder and decoder. */
  isPair: boolean;
  wanted: readonly ModelTask[];
};

/** By what the graph gives, and by its configuration where that leaves several. Throws FormatFault. */
export function taskOf({ config, inputs, outputs, isPair, wanted }: Facts): ModelTask {
  if (isPair) {
    if (wanted.includes("summarise") || wanted.includes("translate"))
      return wanted.includes("translate") ? "translate" : "summarise";
    return MANY_LANGUAGES.has(config.model_type) ? "translate" : "summarise";
  }
  const heads = config.architectures ?? [];
  if (heads.some((head) => OTHER_HEADS.test(head))) throw noTask(heads.join(", "));
  const writes = heads.some((head) => /For(CausalLM)$|LMHeadModel$/.test(head));
  if (outputs.includes("logits") && (writes || inputs.some((name) => name.startsWith("past_key_values"))))
    return "write";
  if (outputs.some((name) => VECTORS.includes(name))) return "embed";
  if (outputs.includes("logits") && !heads.some((head) => /ForMaskedLM$/.test(head))) return labelTask(config, wanted);
  throw noTask(outputs.slice(0, 5).join(", "));
}

function labelTask(config: ModelConfig, wanted: readonly ModelTask[]): ModelTask {
  const labels = Object.values(config.id2label ?? {});
  if (labels.length < 2)
    throw new FormatFault("missing-part", "The model's config.json does not say what its labels are.");
  if (new Set(labels).size !== labels.length)
    throw new FormatFault("bad-value", "The model's config.json has two labels of one name.");
  const judges =
    labels
      .map((label) => label.trim().toLowerCase())
      .toSorted()
      .join() === ENTAIL_LABELS.join();
  if (wanted.includes("entail") && !judges)
    throw new FormatFault(
      "bad-value",
      `The labels of this model are ${labels
        .slice(0, 6)
        .map((label) => `“${shown(label)}”`)
        .join(", ")}; to check claims it has to name entailment, neutral and contradiction.`,
    );
  return judges && !wanted.includes("classify") ? "entail" : "classify";
}

function noTask(what: string): FormatFault {
  return new FormatFault("unknown-format", `The model gives ${shown(what) || "nothing"}, which no task here reads.`);
}

const poolingSchema = z.looseObject({ pooling_mode_cls_token: z.boolean().optional() });

/** How one vector is made of those of the tokens: as the folder of sentence-transformers says, else their mean. */
export async function poolingOf(files: Candidate[]): Promise<"mean" | "cls"> {
  const file = files.find(({ path }) => path === "1_Pooling/config.json");
  if (!file) return "mean";
  const parsed = poolingSchema.safeParse(await readJson(file.path, file.source));
  return parsed.success && parsed.data.pooling_mode_cls_token === true ? "cls" : "mean";
}
