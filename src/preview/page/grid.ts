import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { createUniver, LocaleType, mergeLocales } from "@univerjs/presets";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import conditionalFormattingJa from "@univerjs/preset-sheets-conditional-formatting/locales/ja-JP";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreJa from "@univerjs/preset-sheets-core/locales/ja-JP";
import { UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import dataValidationJa from "@univerjs/preset-sheets-data-validation/locales/ja-JP";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filterJa from "@univerjs/preset-sheets-filter/locales/ja-JP";
import { UniverSheetsNotePreset } from "@univerjs/preset-sheets-note";
import noteJa from "@univerjs/preset-sheets-note/locales/ja-JP";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import sortJa from "@univerjs/preset-sheets-sort/locales/ja-JP";
import { UniverSheetsTableUIPlugin } from "@univerjs/sheets-table-ui";
import { UniverSheetsTablePreset } from "@univerjs/preset-sheets-table";
import tableJa from "@univerjs/preset-sheets-table/locales/ja-JP";
import type { UniverWorkbookBinding } from "../host/book";
import { StandInPlugin } from "../host/calculation/stand-in-plugin";
import { blankWorkbook } from "../host/headless";

type Preset = ReturnType<typeof UniverSheetsCorePreset>;

/** The stand-in's plugin has its place right behind the formula engine's, before anybody has asked for what it replaces. */
function withStandIn({ plugins, ...preset }: Preset): Preset {
  const isEngine = (entry: Preset["plugins"][number]): boolean =>
    (Array.isArray(entry) ? entry[0] : entry) === UniverFormulaEnginePlugin;
  return {
    ...preset,
    plugins: plugins.flatMap((entry) => (isEngine(entry) ? [entry, StandInPlugin] : [entry])),
  };
}

/** A chip with the table's name would cover the row above each table. */
function withoutChips({ plugins, ...preset }: Preset): Preset {
  return {
    ...preset,
    plugins: plugins.map((entry) => {
      const plugin = Array.isArray(entry) ? entry[0] : entry;
      return plugin === UniverSheetsTableUIPlugin ? [plugin, { hideAnchor: true }] : entry;
    }),
  };
}

export interface Grid extends UniverWorkbookBinding {
  readonly univerAPI: ReturnType<typeof createUniver>["univerAPI"];
}

/** Univer with its grid, in Japanese, on a new workbook. */
export function createGrid(container: string): Grid {
  const { univer, univerAPI } = createUniver({
    locale: LocaleType.JA_JP,
    locales: {
      [LocaleType.JA_JP]: mergeLocales(
        coreJa,
        conditionalFormattingJa,
        dataValidationJa,
        filterJa,
        noteJa,
        sortJa,
        tableJa,
      ),
    },
    presets: [
      withStandIn(UniverSheetsCorePreset({ container, toolbar: false })),
      UniverSheetsFilterPreset(),
      UniverSheetsSortPreset(),
      UniverSheetsConditionalFormattingPreset(),
      UniverSheetsDataValidationPreset(),
      withoutChips(UniverSheetsTablePreset()),
      UniverSheetsNotePreset(),
    ],
  });
  const workbook = univerAPI.createWorkbook(blankWorkbook());
  return { univerAPI, injector: univer.__getInjector(), unitId: workbook.getId() };
}
