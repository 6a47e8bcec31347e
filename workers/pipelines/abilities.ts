/**
 * What the models of an order have proved, as pipelines ask for it: may this stage go to the model, and what is an
 * editor told about it. A stage that a version passes less than half of the time is skipped.
 */
import type { ModelTask } from "#lib/models/schema";
import { abilityFor, mayTry, type Ability } from "#lib/models/profiles/policy";
import { STAGES, type StageName, type StageResult } from "#lib/models/profiles/schema";
import type { PipelineContext } from "./pipeline.ts";

export type Abilities = {
  /** Whether the stage may be handed to the model. Ask before each stage; without a model it does not matter. */
  may(stage: StageName): boolean;
  /**
   * For the draft's notes, in plain words: which of these stages were skipped and why, and that a version has not
   * proved anything yet. Empty when all were passed, and without a model for them.
   */
  notesOn(stages: readonly StageName[]): string[];
};

/** One version that serves a task of this order. `results`: null where it has had no self-test. */
export type Proof = { task: ModelTask; label: string; results: StageResult[] | null };

/** What was done instead, and what the tests were about: “…: NAME passed 3 of 10 tests of …”. */
const WORDS: Record<StageName, { instead: string; about: string }> = {
  "shorten-sentence": { instead: "Sentences were taken from the sources as they are", about: "shortening sentences" },
  "reword-fact": { instead: "Facts are told in the words of the sources", about: "rewording facts" },
  "propose-title": { instead: "The title was not written by the model", about: "titles" },
  "open-post": { instead: "The post opens with a fixed question", about: "opening questions" },
  "link-product": { instead: "Linking sentences come from templates", about: "linking sentences" },
  "write-option": { instead: "Options come from the bank of scenarios", about: "options of a question" },
  "write-blurb": { instead: "Result texts come from templates", about: "result texts" },
  "fill-form": { instead: "The model was not asked for a form", about: "filling in forms" },
  "outline-freely": { instead: "Headings come from the brief", about: "outlines" },
  "write-freely": { instead: "No text was written without sources", about: "writing without sources" },
  "translate-numbers": { instead: "Look at the numbers first", about: "numbers in translation" },
  "translate-names": { instead: "Look at the names first", about: "names in translation" },
  "translate-marks": { instead: "Look at links and emphasis first", about: "marks in translation" },
  "translate-placeholders": { instead: "Look at the placeholders first", about: "placeholders in translation" },
  "translate-length": { instead: "Look for what is missing or said twice", about: "whole passages in translation" },
  "compare-meaning": { instead: "Likeness was told by words, not by meaning", about: "likeness of meaning" },
  "entail-claim": { instead: "Claims were not compared with the sources by the model", about: "comparing claims" },
  "summarise-text": { instead: "Nothing was shortened by the model for summaries", about: "summaries" },
};

export function abilitiesFrom(proofs: readonly Proof[]): Abilities {
  const standingOf = (stage: StageName) =>
    proofs
      .filter(({ task }) => task === STAGES[stage].task)
      .map(({ label, results }) => ({ label, ability: abilityFor(stage, results) }));
  return {
    may(stage) {
      const standings = standingOf(stage);
      if (standings.length === 0) return mayTry(stage, { proved: false });
      return standings.every(({ ability }) => mayTry(stage, ability));
    },
    notesOn(stages) {
      const standings = stages.flatMap((stage) => standingOf(stage).map((standing) => ({ stage, ...standing })));
      const failed = standings.flatMap(({ stage, label, ability }) => failureNote(stage, label, ability));
      const untested = standings.filter(({ ability }) => !ability.proved).map(({ label }) => label);
      return [...failed, ...[...new Set(untested)].map(untestedNote)];
    },
  };
}

function failureNote(stage: StageName, label: string, ability: Ability): string[] {
  if (!ability.proved || ability.passed) return [];
  const { instead, about } = WORDS[stage];
  return [`${instead}: ${label} passed ${ability.accepted} of ${ability.items} tests of ${about}.`];
}

function untestedNote(label: string): string {
  return `${label} has not had its self-test yet: what it can be trusted with is not known.`;
}

/** The context for one stage: without its writer, where the writer may not do it. */
export function forStage<Context extends Pick<PipelineContext, "writer" | "abilities">>(
  context: Context,
  stage: StageName,
): Context {
  return context.writer && !context.abilities.may(stage) ? { ...context, writer: null } : context;
}
