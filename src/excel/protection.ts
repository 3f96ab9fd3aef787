/** What people may do on a sheet that is protected against slips: everything that does not change plan or formula cells. */
export const PROTECTION: Excel.WorksheetProtectionOptions = {
  allowAutoFilter: true,
  allowSort: true,
  allowFormatCells: true,
  allowFormatColumns: true,
  allowFormatRows: true,
  allowInsertColumns: true,
  allowInsertHyperlinks: true,
  allowEditObjects: true,
};
