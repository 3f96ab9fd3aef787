import {
  cumulative,
  grade,
  item,
  items,
  owner,
  pace,
  rate,
  schedule,
  source,
  status,
  target,
  targets,
  unit,
} from "./functions";
import "./runtime";

/** Ids as in functions.json, which a test compares. */
const FUNCTIONS = {
  TARGET: target,
  UNIT: unit,
  OWNER: owner,
  ITEM: item,
  SCHEDULE: schedule,
  ITEMS: items,
  TARGETS: targets,
  RATE: rate,
  GRADE: grade,
  STATUS: status,
  PACE: pace,
  SOURCE: source,
  CUMULATIVE: cumulative,
};

for (const [id, run] of Object.entries(FUNCTIONS)) CustomFunctions.associate(id, run);
