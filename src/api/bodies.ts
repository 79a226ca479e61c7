// What is sent with a request.
import { z } from "zod";
import { text } from "./parameters.ts";
export { Pushed } from "../app/index.ts";

const TEXT_MAX = 2000;

export const JudgementBody = z.object({
  a: text(TEXT_MAX).meta({ description: "a report (`DOCUMENT#EVENT`), or an incident" }),
  b: text(TEXT_MAX).meta({ description: "another" }),
  verdict: z.enum(["same", "different", "unsure"]),
  by: text(TEXT_MAX)
    .optional()
    .meta({ description: "who says so, where there are no accounts; else whoever asks signs" }),
  why: text(TEXT_MAX).optional(),
});
