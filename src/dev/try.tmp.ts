import { openStandIn } from "/work/main/src/preview/node/open-stand-in";
import { ExcelPort } from "/work/main/src/excel";
import { writePlan } from "/work/main/src/workflows";
import { bundledPlan } from "/work/main/src/plan";
const s = await openStandIn();
let n = 0,
  b = 0;
const h = s.host.handle;
(s.host as any).handle = (r: any) => {
  n++;
  b += JSON.stringify(r).length;
  return h(r).then((x: any) => {
    const e = x.message.body.Error;
    if (e) console.log(JSON.stringify(e).slice(0, 800));
    return x;
  });
};
const port = new ExcelPort((f: any) => s.Excel.run(f));
for (let i = 0; i < 2; i++) {
  const t = performance.now();
  try {
    const r = await writePlan(
      port,
      bundledPlan,
      { priorities: "all", owners: "all", years: "all", targets: "values" },
      { written: { planHash: "x", date: "2026-11-23", appVersion: "0" } },
    );
    console.log(JSON.stringify(r).slice(0, 600));
  } catch (e: any) {
    console.log(e.message, e.cause?.message, JSON.stringify(e.cause?.debugInfo)?.slice(0, 500));
  }
  console.log(n, "syncs", b, "bytes", performance.now() - t);
  n = 0;
  b = 0;
}
s.close();
