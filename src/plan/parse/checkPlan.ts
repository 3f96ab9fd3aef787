import { FIRST_YEAR, LAST_YEAR } from "../eras";
import { normalise } from "../normalise";
import type { Issue } from "../result";
import type { Item, LineRange, Plan } from "../types";
import { checkIndicators } from "./checkIndicators";
import { checkSchedule } from "./checkSchedule";
import { refuse } from "./read";

/** What a well-shaped plan must keep between its parts. */
export function checkPlan(plan: Plan, issues: Issue[]): void {
  checkYears(plan, issues);
  checkStages(plan, issues);
  checkCodes(plan, issues);
  checkNames(plan, issues);
  checkLines(plan, "$", plan.source.lines, issues);
  eachItem(plan, (item, path) => {
    if (item.owners.length === 0)
      refuse(issues, "plan.missing", `${path}.owners`, "担当課を一つ以上書いてください。");
    checkSchedule(plan, item.schedule, `${path}.schedule`, issues);
    checkIndicators(plan, item.indicators, `${path}.indicators`, issues);
  });
}

function eachItem(plan: Plan, visit: (item: Item, path: string) => void): void {
  plan.priorities.forEach((priority, p) =>
    priority.measures.forEach((measure, m) =>
      measure.items.forEach((item, i) => visit(item, `$.priorities[${p}].measures[${m}].items[${i}]`)),
    ),
  );
}

function checkYears({ years }: Plan, issues: Issue[]): void {
  const first = years[0];
  const isRow =
    first !== undefined &&
    years.every((year, at) => year === first + at && year >= FIRST_YEAR && year <= LAST_YEAR);
  if (!isRow) {
    refuse(issues, "plan.years", "$.years", "年度は西暦で、抜けのない昇順に一つ以上並べてください。");
  }
}

function checkStages({ stages }: Plan, issues: Issue[]): void {
  if (stages.length === 0) refuse(issues, "plan.stage", "$.stages", "段階を一つ以上書いてください。");
  duplicates(stages, (stage, at) => {
    refuse(issues, "plan.duplicate", `$.stages[${at}]`, `段階「${stage}」が重なっています。`);
  });
}

/** Codes nest (2, 2-1, 2-1-2) and are unique, as are the numerals and the indicators' ids. */
function checkCodes(plan: Plan, issues: Issue[]): void {
  const codes: { code: string; path: string; parent: string }[] = [];
  plan.priorities.forEach((priority, p) => {
    codes.push({ code: priority.code, path: `$.priorities[${p}].code`, parent: "" });
    priority.measures.forEach((measure, m) => {
      const path = `$.priorities[${p}].measures[${m}]`;
      codes.push({ code: measure.code, path: `${path}.code`, parent: `${priority.code}-` });
      measure.items.forEach((item, i) =>
        codes.push({ code: item.code, path: `${path}.items[${i}].code`, parent: `${measure.code}-` }),
      );
    });
  });
  for (const { code, path, parent } of codes) {
    if (!code.startsWith(parent)) {
      refuse(issues, "plan.code", path, `コード「${code}」は「${parent}」で始めてください。`);
    }
  }
  duplicates(
    codes.map(({ code }) => code),
    (code, at) =>
      refuse(issues, "plan.duplicate", codes[at]?.path ?? "$", `コード「${code}」が重なっています。`),
  );
  duplicates(
    plan.priorities.map(({ numeral }) => normalise(numeral)),
    (_, at) =>
      refuse(issues, "plan.duplicate", `$.priorities[${at}].numeral`, "重点項目の番号が重なっています。"),
  );
  const ids: { id: string; path: string }[] = [];
  eachItem(plan, (item, path) =>
    item.indicators.forEach(({ id }, at) => ids.push({ id, path: `${path}.indicators[${at}].id` })),
  );
  duplicates(
    ids.map(({ id }) => id),
    (id, at) =>
      refuse(issues, "plan.duplicate", ids[at]?.path ?? "$", `指標の識別子「${id}」が重なっています。`),
  );
}

/** A full name or an alias must lead to one item. */
function checkNames(plan: Plan, issues: Issue[]): void {
  const labels: { label: string; shown: string; path: string }[] = [];
  eachItem(plan, (item, path) => {
    labels.push({ label: normalise(item.name), shown: item.name, path: `${path}.name` });
    item.aliases.forEach((alias, at) =>
      labels.push({ label: normalise(alias), shown: alias, path: `${path}.aliases[${at}]` }),
    );
  });
  for (const { label, path } of labels) {
    if (label === "") refuse(issues, "plan.value", path, "記号だけの名前では探せません。");
  }
  duplicates(
    labels.map(({ label }) => label),
    (_, at) => {
      const { shown, path } = labels[at] ?? { shown: "", path: "$" };
      refuse(issues, "plan.duplicate", path, `「${shown}」は別の取組項目の名前や別名と重なっています。`);
    },
  );
}

/** Every `lines` in the plan, wherever it stands, lies inside the source. */
function checkLines(value: unknown, path: string, last: number, issues: Issue[]): void {
  if (Array.isArray(value)) {
    value.forEach((one, at) => checkLines(one, `${path}[${at}]`, last, issues));
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const isCitation = (key === "lines" || key === "pages") && Array.isArray(part);
    if (!isCitation) checkLines(part, `${path}.${key}`, last, issues);
    else if ((part as readonly LineRange[]).some(([, end]: LineRange) => end > last)) {
      refuse(issues, "plan.lines", `${path}.${key}`, `出典は${last}行までです。`);
    }
  }
}

function duplicates(values: readonly string[], found: (value: string, at: number) => void): void {
  const seen = new Set<string>();
  values.forEach((value, at) => {
    if (seen.has(value)) found(value, at);
    seen.add(value);
  });
}
