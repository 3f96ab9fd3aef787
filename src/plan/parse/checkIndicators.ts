import type { Issue } from "../result";
import type { Indicator, Plan } from "../types";
import { checkLength, checkSchedule } from "./checkSchedule";
import { refuse } from "./read";

/** What the indicators of one item must keep: kinds fit values, parts fit wholes, totals close. */
export function checkIndicators(
  plan: Plan,
  indicators: readonly Indicator[],
  path: string,
  issues: Issue[],
): void {
  indicators.forEach((indicator, at) => {
    const here = `${path}[${at}]`;
    if (indicator.kind === "stage") checkStageRow(plan, indicator, here, issues);
    else checkNumberRow(plan, indicator, here, issues);
    checkTotal(indicator, here, issues);
    checkInner(indicators, indicator, here, issues);
  });
}

function checkStageRow(plan: Plan, indicator: Indicator, path: string, issues: Issue[]): void {
  checkSchedule(plan, indicator.targets, `${path}.targets`, issues);
  if (indicator.direction !== "none") {
    refuse(issues, "plan.value", `${path}.direction`, "段階の指標の direction は none にしてください。");
  }
}

function checkNumberRow(plan: Plan, indicator: Indicator, path: string, issues: Issue[]): void {
  checkLength(plan, indicator.targets, `${path}.targets`, issues);
  if (indicator.unit === "") refuse(issues, "plan.missing", `${path}.unit`, "数値の指標には単位が必要です。");
  indicator.targets.forEach(({ value }, at) => {
    if (typeof value === "string") {
      refuse(issues, "plan.type", `${path}.targets[${at}]`, `数値の指標に文字「${value}」があります。`);
    }
  });
}

/** A total closes exactly; where cells cannot be read, those that can must not exceed it. */
function checkTotal(indicator: Indicator, path: string, issues: Issue[]): void {
  const { total, kind, targets } = indicator;
  if (total === undefined) return;
  if (kind !== "annual" && kind !== "oneOff") {
    refuse(issues, "plan.total", `${path}.total`, "合計は、年度ごとに足し合わせる指標にだけ書けます。");
    return;
  }
  const sum = targets.reduce((all, { value }) => (typeof value === "number" ? all + value : all), 0);
  const isPart = targets.some(({ reading }) => reading === "unreadable");
  const slack = 1e-9 * Math.max(1, Math.abs(total.value));
  const closes = isPart ? sum <= total.value + slack : Math.abs(sum - total.value) <= slack;
  if (!closes) {
    const how = isPart ? "読み取れたセルだけで" : "セルの合計は";
    refuse(
      issues,
      "plan.total",
      `${path}.total`,
      `${how}${sum}${indicator.unit}ですが、示された合計は${total.value}${indicator.unit}です。`,
    );
  }
}

/** A part (内数) belongs to a whole of the same item, in the same unit, and never exceeds it. */
function checkInner(
  indicators: readonly Indicator[],
  indicator: Indicator,
  path: string,
  issues: Issue[],
): void {
  if (indicator.innerOf === undefined) return;
  const whole = indicators.find(({ id }) => id === indicator.innerOf);
  if (whole === undefined || whole.innerOf !== undefined || whole.unit !== indicator.unit) {
    const message = "内数の親は、同じ取組項目にある、同じ単位の、内数でない指標にしてください。";
    refuse(issues, "plan.inner", `${path}.innerOf`, message);
    return;
  }
  indicator.targets.forEach(({ value }, at) => {
    const all = whole.targets[at]?.value;
    if (typeof value === "number" && typeof all === "number" && value > all) {
      refuse(issues, "plan.inner", `${path}.targets[${at}]`, `内数${value}が全体${all}を超えています。`);
    }
  });
}
