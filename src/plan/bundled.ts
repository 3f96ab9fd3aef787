import seed from "../../seeds/chikuma-5th-reform-plan.json";
import { parsePlan } from "./parse/parsePlan";
import type { Plan } from "./types";

/** The plan that the add-in ships with. Another city's plan is another file behind this import. */
export const bundledPlan: Plan = parseBundled();

function parseBundled(): Plan {
  const parsed = parsePlan(seed);
  if (!parsed.ok) {
    throw new Error(parsed.issues.map((issue) => `${issue.path}: ${issue.message}`).join("\n"));
  }
  return parsed.value;
}
