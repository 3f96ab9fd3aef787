import {
  CalculateFormulaService,
  ErrorType,
  ErrorValueObject,
  type FunctionVariantType,
  Interpreter,
} from "@univerjs/engine-formula";

type NodeData = Parameters<Interpreter["execute"]>[0];

/**
 * A formula that throws while it is calculated becomes #VALUE!. Univer's own interpreter lets it through, and the
 * engine then never says that it has finished.
 */
export class GuardedInterpreter extends Interpreter {
  override execute(node: NodeData): FunctionVariantType {
    try {
      return super.execute(node);
    } catch {
      return ErrorValueObject.create(ErrorType.VALUE);
    }
  }

  override async executeAsync(node: NodeData): Promise<FunctionVariantType> {
    try {
      return await super.executeAsync(node);
    } catch {
      return ErrorValueObject.create(ErrorType.VALUE);
    }
  }
}

/** A calculation that fails as a whole still ends: with the results it has. */
export class GuardedCalculation extends CalculateFormulaService {
  protected override async _executeStep(): Promise<true | undefined> {
    try {
      return await super._executeStep();
    } catch {
      return undefined;
    }
  }
}
