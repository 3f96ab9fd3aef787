import type { Json } from "../wire";

/** What Excel keeps with a workbook and Univer has no place for. */
export interface WorkbookNotes {
  readonly settings: Map<string, Json>;
  readonly customProperties: Map<string, Json>;
  readonly properties: Map<string, Json>;
  /** XML parts by id. */
  readonly xmlParts: Map<string, string>;
  /** Whether events are on (`context.runtime.enableEvents`). */
  enableEvents: boolean;
  /** Present while the list of sheets is protected. */
  structure: { readonly password: string | undefined } | undefined;
}

export function createWorkbookNotes(): WorkbookNotes {
  return {
    settings: new Map(),
    customProperties: new Map(),
    properties: new Map(),
    xmlParts: new Map(),
    enableEvents: true,
    structure: undefined,
  };
}
