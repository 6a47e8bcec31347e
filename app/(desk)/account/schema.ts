import { z } from "zod";
import { tokenInputSchema } from "#lib/members/tokens/schema";

const listed = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), schema);

/** One ticked box comes as a string, several as an array, none as nothing. */
export const tokenFormSchema = tokenInputSchema.extend({ scopes: listed(tokenInputSchema.shape.scopes) });

export const revokeTokenFormSchema = z.object({ tokenId: z.uuid() });

export const sessionFormSchema = z.object({ sessionId: z.uuid() });
