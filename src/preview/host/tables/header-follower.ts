import { type ICommandInfo, ICommandService, type IExecutionOptions } from "@univerjs/core";
import { type ISetRangeValuesMutationParams, SetRangeValuesMutation } from "@univerjs/sheets";
import type { Book } from "../book";
import { contentRect } from "../structure/content-rect";
import { followHeaders } from "./tables";

/** Lets a table's columns take the names written into its header cells, by an add-in or at the screen. */
export class HeaderFollower {
  private readonly listener: { dispose(): void };

  constructor(book: Book) {
    const follow = ({ id, params }: Readonly<ICommandInfo>, options?: IExecutionOptions): void => {
      if (id !== SetRangeValuesMutation.id || options?.fromFormula === true || options?.onlyLocal === true)
        return;
      const { subUnitId, cellValue } = params as ISetRangeValuesMutationParams;
      const rect = contentRect(cellValue);
      if (rect !== undefined) followHeaders(book, subUnitId, rect);
    };
    this.listener = book.injector.get(ICommandService).onCommandExecuted(follow);
  }

  dispose(): void {
    this.listener.dispose();
  }
}
