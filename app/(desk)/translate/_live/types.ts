/** What the server hands to the screen. */
export type LanguageChoice = { value: string; label: string };

/** Whether deployments translate the pair, as the server last saw it. */
export type PairState = { from: string; to: string; ready: boolean };

export type ProjectChoice = { id: string; name: string };
