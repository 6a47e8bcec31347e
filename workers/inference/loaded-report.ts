import type { Engine } from "../engines/engine.ts";
import type { LoadedReport } from "./protocol.ts";

/** What the other side has to know of a loaded engine, so that it offers the same tasks. */
export function reportOf(engine: Engine): LoadedReport {
  const { device, threads, write, embed, translate, translateMany, classify, entail, summarise } = engine;
  return {
    device,
    threads,
    write: write && { contextLength: write.contextLength },
    embed: embed && { dimensions: embed.dimensions },
    translate: translate && { from: translate.from, to: translate.to },
    translateMany: translateMany && { codes: translateMany.codes },
    classify: classify && { labels: classify.labels },
    entail: entail !== null,
    summarise: summarise !== null,
    adapters: engine.openAdapter !== undefined,
  };
}
