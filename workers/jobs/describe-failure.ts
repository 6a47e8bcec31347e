import type { GenerationError } from "#lib/generations/schema";
import { EngineError } from "../engines/engine.ts";
import { PipelineError } from "../pipelines/pipeline-error.ts";

/** What a person reads when a generation failed: what happened, and what to do. What was kept, the screen says. */
export function describeFailure(error: unknown): GenerationError {
  if (error === "timed-out")
    return {
      code: "timed-out",
      message: "This took longer than 30 minutes and was stopped.",
      help: "Use fewer or shorter sources, or a faster model.",
    };
  if (error instanceof PipelineError)
    return { code: error.code, message: error.message, help: helpFor(error), catalogIds: error.catalogIds };
  if (error instanceof EngineError)
    return { code: error.code, message: error.message, help: "Try again, or choose another model." };
  return {
    code: "internal",
    message: "Something went wrong on our side.",
    help: "Try again. If it happens again, tell the person who runs this desk the time and the draft's name.",
  };
}

function helpFor({ code }: PipelineError): string {
  switch (code) {
    case "model-missing":
      return "Install the model on the models page, then try again.";
    case "no-sources":
    case "nothing-usable":
      return "Add a source with more running text, then try again.";
    case "language-unsupported":
      return "Choose sources in another language, or a model that knows this one.";
    case "prompt-too-long":
      return "Use fewer or shorter sources, or a model with a longer context.";
    case "model-output-invalid":
      return "Try again with another seed, or choose another model.";
  }
}
