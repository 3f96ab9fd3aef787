import { openStandInWorkbook } from "../excel/standInWorkbook";
import { describeWorkbookPort } from "./workbookPort.contract";

describeWorkbookPort("Excel (Office.js on the stand-in)", () => openStandInWorkbook(), { calculates: true });
