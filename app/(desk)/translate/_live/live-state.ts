/** The screen's state: the text, whether somebody is at it, and what is in the way. Pure. */
import type { Trouble } from "./ask.ts";
import { chooseLanguages, emptyLiveText, takeAnswers, writeText } from "./live-text.ts";
import type { Answer, Languages, LiveText } from "./live-text.ts";

export type LiveState = { live: LiveText; asking: boolean; trouble: Trouble | null; versions: string[] };

export type LiveEvent =
  | { type: "wrote"; text: string }
  | { type: "chose"; languages: Languages }
  | { type: "swapped"; text: string; languages: Languages }
  | { type: "asked" }
  | { type: "answered"; languages: Languages; texts: string[]; answers: Answer[]; versions: string[] }
  | { type: "ended" }
  | { type: "failed"; trouble: Trouble };

export function startLive(languages: Languages): LiveState {
  return { live: emptyLiveText(languages), asking: false, trouble: null, versions: [] };
}

export function reduceLive(state: LiveState, event: LiveEvent): LiveState {
  switch (event.type) {
    case "wrote":
      return { ...state, live: writeText(state.live, event.text) };
    case "chose":
      return { ...state, live: chooseLanguages(state.live, event.languages), trouble: null };
    case "swapped": {
      const live = emptyLiveText(event.languages);
      return { ...state, live: writeText({ ...live, answers: state.live.answers }, event.text), trouble: null };
    }
    case "asked":
      return { ...state, asking: true };
    case "answered": {
      const { languages, texts, answers, versions } = event;
      return { ...state, live: takeAnswers(state.live, languages, texts, answers), trouble: null, versions };
    }
    case "ended":
      return { ...state, asking: false };
    case "failed":
      return { ...state, asking: false, trouble: event.trouble };
  }
}
