/**
 * The order in which jest hands test files to its workers: those that take longest first, so that at the end no worker waits
 * for another one. Without a record of earlier runs, which a fresh clone has not, jest would go by the size of the files,
 * and the longest of all is one of the shortest to read.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import Sequencer from "@jest/test-sequencer";

/** Fifteen seconds of computing and more, longest first: half of the whole suite's. */
const long = [
  "test/e2e/round.test.ts",
  "test/audit/manipulations.test.ts",
  "test/contract/excelPort.test.ts",
  "test/taskpane/looks.test.ts",
  "test/xlsx/recalculation.test.ts",
  "test/e2e/audit.test.ts",
  "test/xlsx/auditSheetElsewhere.test.ts",
  "test/e2e/departments.test.ts",
  "test/audit/rules.test.ts",
  "test/e2e/filePage.test.ts",
  "test/xlsx/memory.test.ts",
  "test/functions/agreement.test.ts",
  "test/freeze/tampered.test.ts",
  "test/taskpane/CollectView.test.tsx",
  "test/preview/write-file.test.ts",
  "test/excel/excelPort.test.ts",
  "test/xlsx/damage.test.ts",
  "test/cli/round.test.ts",
  "test/xlsx/progressAfterEdits.test.ts",
  "test/taskpane/auditActions.test.ts",
  "test/achievement/totalsFormulas.test.ts",
  "test/xlsx/contract.test.ts",
  "test/cli/freeze.test.ts",
  "test/excel/requests.test.ts",
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ context, path }) => {
      const at = long.findIndex((file) => path === join(context.config.rootDir, file));
      return at < 0 ? long.length : at;
    };
    const [first] = tests;
    for (const file of long)
      if (first && !existsSync(join(first.context.config.rootDir, file)))
        throw new Error(`src/dev/longestFirst.mjs names ${file}, which is not there`);
    // Stable: among the others jest's own order stays.
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
