import {
  CalculateFormulaService,
  ErrorType,
  ErrorValueObject,
  type FunctionVariantType,
  Interpreter,
} from "@univerjs/engine-formula";

type NodeData = Parameters<Interpreter["execute"]>[0];
type FormulaNode = Extract<Parameters<Interpreter["checkAsyncNode"]>[0], object>;

/**
 * A formula that throws while it is calculated becomes #VALUE!. Univer's own interpreter lets it through, and the
 * engine then never says that it has finished.
 */
export class GuardedInterpreter extends Interpreter {
  private readonly waiting = new WeakMap<FormulaNode, boolean>();

  override execute(node: NodeData): FunctionVariantType {
    try {
      return super.execute(node);
    } catch {
      return ErrorValueObject.create(ErrorType.VALUE);
    }
  }

  /** Whether a function in the formula may answer later: the same each time it is calculated. */
  override checkAsyncNode(node: Parameters<Interpreter["checkAsyncNode"]>[0]): boolean {
    if (!node) return false;
    const waits = this.waiting.get(node) ?? super.checkAsyncNode(node);
    this.waiting.set(node, waits);
    return waits;
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
