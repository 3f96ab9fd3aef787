import { ICommandService } from "@univerjs/core";
import {
  type ISetDefinedNameMutationParam,
  RemoveDefinedNameMutation,
  SetDefinedNameMutation,
} from "@univerjs/engine-formula";
import type { Book } from "../book";

/**
 * Lets formulas follow the names that they use, whoever changed those: an add-in, or cells that were inserted before what
 * a name stands for. See {@link Book.forgetMeanings}.
 */
export class NameFollower {
  private readonly listener: { dispose(): void };

  constructor(book: Book) {
    const changes = new Set<string>([SetDefinedNameMutation.id, RemoveDefinedNameMutation.id]);
    this.listener = book.injector.get(ICommandService).onCommandExecuted((command) => {
      if (!changes.has(command.id)) return;
      const { unitId } = command.params as ISetDefinedNameMutationParam;
      if (unitId === book.unitId) book.forgetMeanings();
    });
  }

  dispose(): void {
    this.listener.dispose();
  }
}
