"use client";

import { useEffect, useEffectEvent, useReducer, useState } from "react";
import { askTranslation } from "./ask.ts";
import { cutBatches } from "./batches.ts";
import { reduceLive, startLive } from "./live-state.ts";
import { wantedTexts } from "./live-text.ts";
import type { Languages } from "./live-text.ts";
import { obstacleOf } from "./obstacle.ts";
import { createTurns } from "./turns.ts";
import type { PairState } from "./types.ts";

const pauseBeforeAsking = 150; // ms without a key
const pauseBeforeRetry = 5_000;

/** Asks for what is not translated yet after a pause in typing. `most`: characters that may be asked for. */
export function useLiveTranslation(languages: Languages, most: number, pair: PairState) {
  const [state, dispatch] = useReducer(reduceLive, languages, startLive);
  const [turns] = useState(createTurns);
  const [attempt, setAttempt] = useState(0);
  const { live, trouble } = state;
  const { text } = live;
  const { from, to, format } = live.languages;
  const obstacle = obstacleOf(live, most, pair);
  // Not while somebody is asked: a retry would cut off the question that is under way.
  const comesBack = !state.asking && (trouble?.kind === "away" || trouble?.kind === "later");

  const ask = useEffectEvent(async () => {
    const texts = obstacle ? [] : wantedTexts(live);
    if (texts.length === 0) {
      turns.cancel();
      dispatch({ type: "ended" });
      return;
    }
    const turn = turns.begin();
    const asked = live.languages;
    dispatch({ type: "asked" });
    for (const batch of cutBatches(texts)) {
      const answer = await askTranslation(asked, batch, turn.signal);
      if (!turn.isCurrent()) return;
      if (!answer.ok) {
        dispatch({ type: "failed", trouble: answer.trouble });
        return;
      }
      const { answers, versions } = answer;
      dispatch({ type: "answered", languages: asked, texts: batch, answers, versions });
    }
    dispatch({ type: "ended" });
  });

  useEffect(() => {
    // What is thrown here was cut off by a newer question.
    const timer = setTimeout(() => void ask().catch(ignoreCutOff), pauseBeforeAsking);
    return () => clearTimeout(timer);
  }, [text, from, to, format, obstacle, attempt]);
  useEffect(() => {
    if (!comesBack) return;
    const again = () => setAttempt((before) => before + 1);
    const timer = setTimeout(again, pauseBeforeRetry);
    window.addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [comesBack]);
  useEffect(() => () => turns.cancel(), [turns]);

  return { state, obstacle, dispatch, retry: () => setAttempt((before) => before + 1) };
}

function ignoreCutOff(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}
