import { openStandInWorkbook } from "../excel/standInWorkbook";
import { describeRound } from "./round.contract";
import { describeWorkbookPort } from "./workbookPort.contract";

describeWorkbookPort("Excel (Office.js on the stand-in)", () => openStandInWorkbook(), { calculates: true });
describeRound("Excel (Office.js on the stand-in)", () => openStandInWorkbook());
