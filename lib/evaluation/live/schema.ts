/** How a version does in live work. Null figures: too few texts to say. */
export type LiveFigures = {
  /** Of texts that people approved or published: how many they had changed little or not at all. */
  accepted: { count: number; of: number; share: number | null };
  findings: { texts: number; inTen: number | null };
  /** Half of the texts were written within, of working time. */
  ready: { texts: number; seconds: number | null };
};

/** With fewer nothing is said: one text more would turn it. */
export const FEWEST_TEXTS = 10;

/** Of the newest texts. */
export const MOST_LIVE_TEXTS = 100;
