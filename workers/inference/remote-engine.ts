/** The engine contract over the wire: the same tasks, each a call to the process. */
import { EngineError, type Engine, type ModelVersionRef, type TranslateEngine } from "../engines/engine.ts";
import { codeOf } from "../engines/language-codes.ts";
import { throwIfAborted } from "../engines/load-request.ts";
import type { PendingCalls } from "./pending-calls.ts";
import type { LoadedReport } from "./protocol.ts";
import { createRemoteWriter } from "./remote-writer.ts";

export function createRemoteEngine(
  version: ModelVersionRef,
  loaded: LoadedReport,
  calls: PendingCalls,
): Omit<Engine, "release" | "openAdapter"> {
  const { write, embed, translate, translateMany, classify } = loaded;
  return {
    version,
    device: loaded.device,
    ...(loaded.threads === undefined ? {} : { threads: loaded.threads }),
    write: write && createRemoteWriter(version, write, calls),
    embed: embed && {
      version,
      dimensions: embed.dimensions,
      async embed({ texts, signal }) {
        throwIfAborted(signal);
        const vectors = await calls.run(
          { type: "embed", texts },
          (report) => (report.type === "embedded" ? report.result : undefined),
          { signal },
        );
        if (vectors.length === texts.length && vectors.every((vector) => vector.length === embed.dimensions))
          return vectors;
        throw new EngineError("invalid-output", "The model gave vectors that do not match the texts.");
      },
    },
    translate: translate && createRemoteTranslator(version, translate, undefined, calls),
    translateMany: translateMany && {
      version,
      codes: translateMany.codes,
      between(from, to) {
        const known = [from, to].every((language) => codeOf(language, translateMany.codes) !== null);
        return known ? createRemoteTranslator(version, { from, to }, { from, to }, calls) : null;
      },
    },
    classify: classify && {
      version,
      labels: classify.labels,
      async classify({ texts, signal }) {
        throwIfAborted(signal);
        const result = await calls.run(
          { type: "classify", texts },
          (report) => (report.type === "classified" ? report.result : undefined),
          { signal },
        );
        if (result.every((scores) => scores.length === classify.labels.length)) return sameLength(result, texts);
        throw new EngineError("invalid-output", "The model gave other labels than it has.");
      },
    },
    entail: loaded.entail
      ? {
          version,
          async entail({ pairs, signal }) {
            throwIfAborted(signal);
            const result = await calls.run(
              { type: "entail", pairs },
              (report) => (report.type === "entailed" ? report.result : undefined),
              { signal },
            );
            return sameLength(result, pairs);
          },
        }
      : null,
    summarise: loaded.summarise
      ? {
          version,
          async summarise({ texts, maxTokens, signal }) {
            throwIfAborted(signal);
            const result = await calls.run(
              { type: "summarise", texts, maxTokens },
              (report) => (report.type === "summarised" ? report.result : undefined),
              { signal },
            );
            return sameLength(result, texts);
          },
        }
      : null,
  };
}

function createRemoteTranslator(
  version: ModelVersionRef,
  { from, to }: { from: string; to: string },
  pair: { from: string; to: string } | undefined,
  calls: PendingCalls,
): TranslateEngine {
  return {
    version,
    from,
    to,
    async translate({ segments, html, signal, onSegment }) {
      throwIfAborted(signal);
      const result = await calls.run(
        { type: "translate", segments, html, pair },
        (report) => (report.type === "translated" ? report.result : undefined),
        {
          signal,
          onPart: (report) => report.type === "segment" && onSegment(report.index, report.text),
        },
      );
      sameLength(result.segments, segments);
      return result;
    },
  };
}

function sameLength<Item>(results: Item[], asked: readonly unknown[]): Item[] {
  if (results.length === asked.length) return results;
  throw new EngineError("invalid-output", "The model gave results that do not match what it was asked.");
}
