/** Figures of one text, by the same measures for both versions, and of many. */
import { z } from "zod";

export const textFiguresSchema = z.object({
  /** Errors and warnings, of the generation itself and of the kind's lint. */
  findings: z.int().min(0),
  claims: z.int().min(0),
  /** Of the claims: those that a source stands under. */
  supported: z.int().min(0),
  words: z.int().min(0),
  outputTokens: z.number().min(0),
  milliseconds: z.number().min(0),
});
export type TextFigures = z.infer<typeof textFiguresSchema>;

export const figuresSchema = z.object({ champion: textFiguresSchema, challenger: textFiguresSchema });
export type Figures = z.infer<typeof figuresSchema>;

/** Null where nothing was there to measure. */
export type SummedFigures = {
  texts: number;
  findingsInTen: number | null;
  /** 0 to 1. */
  supportedShare: number | null;
  /** Medians. */
  words: number | null;
  seconds: number | null;
  tokensPerSecond: number | null;
};
