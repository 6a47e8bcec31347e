/** Work that was given up: it crashed its process again and again, or ran into a fault of ours. */
import { z } from "zod";

export const abandonedSchema = z.object({ type: z.enum(["generation", "source", "install", "profile"]), id: z.uuid() });
export type AbandonedKey = z.infer<typeof abandonedSchema>;

/** Codes of errors that are ours, not the order's. */
export const OUR_FAULTS = ["crashed-repeatedly", "internal"] as const;

export type Abandoned = AbandonedKey & {
  title: string;
  /** The project, where there is one. */
  about: string | null;
  attempts: number;
  /** What happened, and what to do. */
  message: string;
  help: string;
  at: string;
  href: string;
  mayAct: boolean;
};
