import { benchAudit } from "./audit";
import { benchBundle } from "./bundle";
import { benchFiles } from "./files";
import { benchLookup } from "./lookup";
import { benchOffTrack } from "./offTrack";
import { benchWrite } from "./write";

export async function runBench(): Promise<void> {
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}. Compare within a run, not between machines.`,
  );
  await benchLookup();
  await benchOffTrack();
  await benchWrite();
  await benchFiles();
  await benchAudit();
  await benchBundle();
}
