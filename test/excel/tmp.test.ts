import { openStandIn } from "../../src/preview/node/open-stand-in";
import { ExcelPort } from "../../src/excel";
import { bundledPlan } from "../../src/plan";
import { writePlan, previewWrite } from "../../src/workflows";
it("write", async () => {
  const s = await openStandIn();
  const handle = s.host.handle.bind(s.host);
  const sizes: number[] = [];
  (s.host as any).handle = (m: any) => { const t = JSON.stringify(m); sizes.push(t.length); process.stderr.write("msg " + t.length + "\n");  return handle(m).then((r: any) => { process.stderr.write("reply " + JSON.stringify(r).slice(0,300) + "\n"); const e = r.message?.body?.Error ?? r.message?.body; if (e?.Code) console.log(JSON.stringify(e), JSON.stringify(m.message?.body?.Actions?.[e.ActionIndex])); return r; }); };
  const port = new ExcelPort((b) => s.Excel.run(b));
  const choice = { priorities: "all", owners: "all", years: "all", targets: "values" } as const;
  const context = { written: { planHash: "abc", date: "2026-05-01", appVersion: "0.1.0" } };
  const t = performance.now(); process.stderr.write("start\n");
  try {
  console.log(JSON.stringify(await writePlan(port, bundledPlan as any, choice, context)).slice(0, 600));
  } catch (e: any) { console.log(e.message, e.cause?.code, e.cause?.message, e.cause?.debugInfo); throw e; }
  console.log(sizes, performance.now() - t);
  await s.host.settled();
  const p = await previewWrite(port, bundledPlan as any, choice, context);
  console.log(JSON.stringify(p).slice(0, 3000));
  s.close();
}, 60000);
