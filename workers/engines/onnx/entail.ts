import { EngineError, entailLabels, type EntailEngine, type EntailLabel, type EntailScores } from "../engine.ts";
import { inBatches } from "./batches.ts";
import { openLabelModel, softmax, type LabelModel } from "./label-model.ts";
import type { Opened, Opening } from "./onnx.ts";

type Pair = { premise: string; claim: string };

export async function openEntailer(opening: Opening): Promise<Opened<EntailEngine>> {
  const { version, settings } = opening;
  const model = await openLabelModel(opening);
  const columns = findColumns(model.labels);
  const task: EntailEngine = {
    version,
    // Async, so that a claim that does not fit rejects as every other failure does.
    entail: async ({ pairs, signal }) =>
      inBatches(
        pairs.map((pair) => fit(pair, model)),
        { size: settings.batch, lengthOf: ({ premise, claim }) => premise.length + claim.length, signal },
        async (batch) => {
          const rows = await model.score(
            batch.map(({ premise }) => premise),
            batch.map(({ claim }) => claim),
          );
          return rows.map((row) => readScores(softmax(row), columns));
        },
      ),
  };
  await model.score(["a"], ["a"]);
  return { task, release: model.release };
}

/**
 * Which score is which, by the model's own words: the order differs from model to model, and a guess would turn
 * support into contradiction. Throws `load-failed` where the words do not say it.
 */
export function findColumns(labels: readonly string[]): Record<EntailLabel, number> {
  const find = (label: EntailLabel) => {
    const places = labels.flatMap((name, index) => (name.trim().toLowerCase() === label ? [index] : []));
    return places.length === 1 ? places[0] : undefined;
  };
  const [entailment, neutral, contradiction] = entailLabels.map(find);
  if (entailment === undefined || neutral === undefined || contradiction === undefined || labels.length !== 3)
    throw new EngineError(
      "load-failed",
      `The labels of this model are ${labels.map((label) => `“${label}”`).join(", ")}; it has to name entailment, neutral and contradiction.`,
    );
  return { entailment, neutral, contradiction };
}

function readScores(row: number[], columns: Record<EntailLabel, number>): EntailScores {
  const at = (label: EntailLabel) => row[columns[label]] ?? 0;
  return { entailment: at("entailment"), neutral: at("neutral"), contradiction: at("contradiction") };
}

/** The end of a premise that is too long is cut off: cut by the tokenizer, the pair would lose its claim first. */
function fit(pair: Pair, model: LabelModel): Pair {
  let { premise } = pair;
  for (;;) {
    const tokens = model.countTokens(premise, pair.claim);
    if (tokens <= model.longest) return { premise, claim: pair.claim };
    const share = (premise.length * (model.longest / tokens) * 0.95) | 0;
    if (share < 1) throw new EngineError("prompt-too-long", "The claim is longer than this model can take.");
    premise = premise.slice(0, share);
  }
}
