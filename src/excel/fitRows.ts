/**
 * Makes the rows of these tables as high as what they show now; a table that is not there is passed over. Excel does so by
 * itself where people type, but not where a formula's text has grown. On a protected sheet its protection must allow
 * rows to be formatted, as that of the add-in's own sheets does.
 */
export async function fitRows(context: Excel.RequestContext, names: readonly string[]): Promise<void> {
  const { application, tables } = context.workbook;
  const asked = names.map((name) => tables.getItemOrNullObject(name).load("name"));
  await context.sync();
  application.suspendScreenUpdatingUntilNextSync();
  for (const table of asked) {
    if (!table.isNullObject) table.getRange().untrack().format.autofitRows();
  }
  await context.sync();
}
