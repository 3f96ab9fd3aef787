import { finding, type Finding } from "../finding";
import { whereInWords } from "../inWords";
import type { AuditInput } from "../input";

/** What is in the file but read otherwise by another program: what was audited need not be what people see. */
export function checkFile({ doubts = [] }: Pick<AuditInput, "doubts">): readonly Finding[] {
  return doubts.map(({ sheet, cell, message }) => {
    const where = whereInWords({ sheet, cell });
    return finding({
      code: "file.ambiguous",
      message: where === "" ? message : `${where}: ${message}`,
      place: { sheet, cell },
    });
  });
}
