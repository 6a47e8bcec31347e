import { z } from "zod";

export const generationFormSchema = z.object({ generationId: z.uuid() });
