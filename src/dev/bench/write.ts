import { ExcelPort } from "../../excel";
import { DEFAULT_SETTINGS } from "../../achievement";
import { bundledPlan } from "../../plan";
import { openStandIn } from "../../preview/node/open-stand-in";
import { planSheets } from "../../sheets";
import { writePlan, type WriteContext } from "../../workflows";
import { grownPlan } from "../grownPlan";
import { kilobytes, median, milliseconds, print, type Line } from "./lines";

const choice = { priorities: "all", owners: "all", years: "all", targets: "values" } as const;
const context: WriteContext = {
  written: { planHash: "0".repeat(64), date: "2024-10-01", appVersion: "0.1.0" },
};

/** Round trips and bytes are Office.js's own, counted at the bridge; the time is the stand-in's, not Excel's. */
export async function benchWrite(): Promise<void> {
  const lines: Line[] = [];
  for (const items of [300]) {
    const plan = grownPlan(bundledPlan, items);
    const pure = await median(() => planSheets(plan, choice, DEFAULT_SETTINGS, context.written));
    const first = await write(plan);
    lines.push({
      what: `${items} items into a new workbook`,
      figure: milliseconds(first.time),
      beside: `${first.syncs} syncs, ${kilobytes(first.bytes)} in all, largest request ${kilobytes(first.largest)}; making the specs alone ${milliseconds(pure)}; again, unchanged: ${milliseconds(first.again.time)}, ${first.again.syncs} syncs`,
    });
  }
  print("Write the whole workbook (plan to cells)", lines);
}

interface Traffic {
  syncs: number;
  bytes: number;
  largest: number;
}

async function write(plan: typeof bundledPlan) {
  const standIn = await openStandIn();
  let traffic: Traffic = { syncs: 0, bytes: 0, largest: 0 };
  const port = new ExcelPort((batch) => standIn.Excel.run(batch));
  const handle = standIn.host.handle.bind(standIn.host);
  Object.defineProperty(standIn.host, "handle", {
    value: (message: Parameters<typeof handle>[0]) => {
      const bytes = Buffer.byteLength(JSON.stringify(message));
      traffic.syncs += 1;
      traffic.bytes += bytes;
      traffic.largest = Math.max(traffic.largest, bytes);
      return handle(message);
    },
  });
  const once = async () => {
    traffic = { syncs: 0, bytes: 0, largest: 0 };
    const started = performance.now();
    const outcome = await writePlan(port, plan, choice, context);
    if (!outcome.ok) throw new Error(outcome.issues[0].message);
    return { time: performance.now() - started, ...traffic };
  };
  const first = await once();
  await standIn.host.settled();
  const again = await once();
  standIn.close();
  return { ...first, again };
}
