import { fail, type Result } from "../plan";
import { WorkbookError } from "../workflows";

/** Does something with a workbook in memory; what the workbook refuses becomes an issue, bugs throw. */
export async function settle<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WorkbookError) return fail(error.code, "", error.message);
    throw error;
  }
}
