import { z } from "zod";
import { askForm } from "../../pipelines/writing/ask-form.ts";
import { noUsage } from "../../pipelines/writing/ask-writer.ts";
import type { SuiteStage } from "../suite.ts";

/** What a text says, as a form: name, place and one number. */
const schema = z.strictObject({
  name: z.string().min(1).max(60),
  place: z.string().min(1).max(60),
  number: z.number(),
});

const TEXTS = [
  ["The Orvane footbridge is in Tarnside. It is 48 metres long.", "Orvane footbridge", "Tarnside", 48],
  ["Kestrel Dairy works in Pellworth. It has 19 farms.", "Kestrel Dairy", "Pellworth", 19],
  ["The Ostrel museum stands in Varrick. It shows 112 ships.", "Ostrel museum", "Varrick", 112],
  ["Lindmoor school is in Sollinge. It has 64 apple trees.", "Lindmoor school", "Sollinge", 64],
  ["The Brennholm choir sings in Halvard. It gave 27 concerts.", "Brennholm choir", "Halvard", 27],
  ["The Senn lighthouse stands in Marrow Bay. It has 183 steps.", "Senn lighthouse", "Marrow Bay", 183],
  ["The Juniper bakery is in Ostby. It sells 730 loaves.", "Juniper bakery", "Ostby", 730],
  ["The Copper Lane theatre is in Ellingfor. It has 96 seats.", "Copper Lane theatre", "Ellingfor", 96],
  ["The Heron library is in Dunmere. It lends 5200 books.", "Heron library", "Dunmere", 5200],
  ["The Wexley market is held in Brackholt. It has 41 stalls.", "Wexley market", "Brackholt", 41],
] as const;

export const fillForm: SuiteStage = {
  stage: "fill-form",
  items: TEXTS.map(([text, name, place, number]) => ({
    async run(context) {
      const { value, refused } = await askForm(context, noUsage(), questionFor(text), schema);
      if (!value) return refused;
      const same = (own: string, wanted: string) => own.toLowerCase().replace(/^the /, "") === wanted.toLowerCase();
      if (value.number !== number) return "number";
      return same(value.name, name) && same(value.place, place) ? null : "name";
    },
  })),
};

function questionFor(text: string) {
  return {
    messages: [
      { role: "system" as const, content: "You fill in a form from a text. You answer with JSON only." },
      {
        role: "user" as const,
        content: "Text: The Maple inn is in Corrigan. It has 12 rooms.\nForm: name, place, number",
      },
      { role: "assistant" as const, content: '{"name": "Maple inn", "place": "Corrigan", "number": 12}' },
      { role: "user" as const, content: `Text: ${text}\nForm: name, place, number` },
    ],
    maxTokens: 80,
    temperature: 0,
  };
}
