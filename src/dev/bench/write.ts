import { ExcelPort } from "../../excel";
import { DEFAULT_SETTINGS } from "../../achievement";
import { bundledPlan, type Plan } from "../../plan";
import { openStandIn } from "../../preview/node/open-stand-in";
import { planSheets } from "../../sheets";
import { writePlan, type WriteContext } from "../../workflows";
import { grownPlan } from "../grownPlan";
import { kilobytes, median, milliseconds, print, type Line } from "./lines";

const choice = { priorities: "all", owners: "all", years: "all", targets: "values" } as const;
const context: WriteContext = {
  written: { planHash: "0".repeat(64), date: "2024-10-01", appVersion: "0.1.0" },
};

/** ActionType of a property being set, as the wire has it: the mark of a request that writes. */
const SET_PROPERTY = 4;

/**
 * Round trips and bytes are Office.js's own, counted at the bridge. For 15 and 150 items the stand-in carries them out, and the
 * time is its time, not Excel's. For 1,500 it would take minutes where Excel takes seconds: there the requests are
 * answered as done without being done, and the time is what the add-in itself takes.
 */
export async function benchWrite(): Promise<void> {
  const lines: Line[] = [];
  for (const [items, isCarriedOut] of [
    [15, true],
    [150, true],
    [1_500, false],
  ] as const) {
    const plan = grownPlan(bundledPlan, items);
    const specs = await median(() => planSheets(plan, choice, DEFAULT_SETTINGS, context.written));
    const { time, syncs, bytes, largest } = await write(plan, isCarriedOut);
    lines.push({
      what: `${items} items, ${isCarriedOut ? "written into the stand-in" : "made and sent"}`,
      figure: milliseconds(time),
      beside: `the specs alone ${milliseconds(specs)}; ${syncs} syncs, ${kilobytes(bytes)}, largest request ${kilobytes(largest)}`,
    });
  }
  print("Write the whole workbook", lines);
}

async function write(plan: Plan, isCarriedOut: boolean) {
  const standIn = await openStandIn();
  const traffic = { syncs: 0, bytes: 0, largest: 0 };
  const handle = standIn.host.handle.bind(standIn.host);
  type Request = Parameters<typeof handle>[0];
  const counted = (request: Request): ReturnType<typeof handle> => {
    const bytes = Buffer.byteLength(JSON.stringify(request));
    traffic.syncs += 1;
    traffic.bytes += bytes;
    traffic.largest = Math.max(traffic.largest, bytes);
    const actions = request.message.body.Actions;
    if (isCarriedOut || !actions.some(({ ActionType }) => ActionType === SET_PROPERTY))
      return handle(request);
    const Results = actions.map(({ Id }) => ({ ActionId: Id, Value: {} }));
    return Promise.resolve({
      id: request.id,
      type: 2,
      message: { statusCode: 200, headers: {}, body: { Results } },
    });
  };
  Object.defineProperty(standIn.host, "handle", { value: counted });
  const port = new ExcelPort((batch) => standIn.Excel.run(batch));
  const started = performance.now();
  const outcome = await writePlan(port, plan, choice, context);
  const time = performance.now() - started;
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
  standIn.close();
  return { time, ...traffic };
}
