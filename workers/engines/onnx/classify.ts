import type { ClassifyEngine } from "../engine.ts";
import { inBatches } from "./batches.ts";
import { openLabelModel, sigmoid, softmax } from "./label-model.ts";
import type { Opened, Opening } from "./onnx.ts";

export async function openClassifier(opening: Opening): Promise<Opened<ClassifyEngine>> {
  const { version, settings } = opening;
  const model = await openLabelModel(opening);
  const toProbabilities = (settings.multiLabel ?? model.multiLabel) ? sigmoid : softmax;
  const task: ClassifyEngine = {
    version,
    labels: model.labels,
    classify: ({ texts, signal }) =>
      inBatches(texts, { size: settings.batch, lengthOf: (text) => text.length, signal }, async (batch) => {
        const rows = await model.score(batch);
        return rows.map((row) =>
          toProbabilities(row)
            .map((score, index) => ({ label: model.labels[index] ?? "", score }))
            .sort((a, b) => b.score - a.score),
        );
      }),
  };
  // Warms the session, and shows now whether scores and labels fit.
  await model.score(["a"]);
  return { task, release: model.release };
}
