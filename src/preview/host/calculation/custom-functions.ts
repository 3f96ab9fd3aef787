import type { Nullable } from "@univerjs/core";
import {
  ArrayValueObject,
  AsyncObject,
  BaseFunction,
  type BaseValueObject,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  FunctionType,
  IFunctionService,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import { IDescriptionService } from "@univerjs/sheets-formula";
import { formatAddress } from "../address";
import type { Book } from "../book";
import { CellError, coerce, type CellValue, type ParameterSpec } from "./function-arguments";
import type { FunctionMessages } from "./function-messages";
import type { Patience } from "./patience";

/** The file that Office's tools generate from the comments of the functions. */
export interface FunctionsMetadata {
  readonly functions: readonly FunctionMetadata[];
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters?: readonly ParameterSpec[];
  readonly options?: {
    readonly stream?: boolean;
    readonly cancelable?: boolean;
    readonly requiresAddress?: boolean;
    readonly volatile?: boolean;
  };
}

/** The functions by their id, as `CustomFunctions.associate` takes them. */
export type Implementations = Readonly<Record<string, (...args: never[]) => unknown>>;

/** What all functions of a host share. */
export interface FunctionSupport {
  readonly messages: FunctionMessages;
  readonly patience: Patience;
}

type Matrix = readonly (readonly BaseValueObject[])[];

/**
 * Makes the functions of an add-in known to the formula engine as NAMESPACE.NAME.
 *
 * @throws when a function has no implementation or streams its results, which the stand-in cannot do.
 */
export function registerFunctions(
  book: Book,
  { messages, patience }: FunctionSupport,
  metadata: FunctionsMetadata,
  implementations: Implementations,
  namespace: string,
): void {
  const byId = new Map(Object.entries(implementations).map(([id, run]) => [id.toUpperCase(), run]));
  const functions = metadata.functions.map((definition) => {
    const run = byId.get(definition.id.toUpperCase());
    if (run === undefined) throw new Error(`Custom function ${definition.id} has no implementation.`);
    if (definition.options?.stream) throw new Error(`Custom function ${definition.id} streams its results.`);
    const name = `${namespace}.${definition.name}`.toUpperCase();
    return { name, definition, executor: new AddInFunction(name, definition, run, book, messages, patience) };
  });
  const service = book.injector.get(IFunctionService);
  service.registerExecutors(...functions.map(({ executor }) => executor));
  // Formulas that were there before were read without knowing these names.
  service.deleteFormulaAstCacheKey(...functions.map(({ name }) => name));
  book.injector.get(IDescriptionService).registerDescriptions(
    functions.map(({ name, definition }) => ({
      functionName: name,
      functionType: FunctionType.User,
      description: definition.description ?? "",
      abstract: definition.description ?? "",
      functionParameter: (definition.parameters ?? []).map((parameter) => ({
        name: parameter.name,
        detail: parameter.description ?? "",
        example: "",
        require: parameter.optional === true ? 0 : 1,
        repeat: parameter.repeating === true ? 1 : 0,
      })),
    })),
  );
  book.calculation.invalidateAll(book.unitId, book.sheetIds());
}

/** One function of the add-in as the formula engine runs it. */
class AddInFunction extends BaseFunction {
  private readonly parameters: readonly ParameterSpec[];

  constructor(
    name: string,
    private readonly definition: FunctionMetadata,
    private readonly run: (...args: never[]) => unknown,
    private readonly book: Book,
    private readonly messages: FunctionMessages,
    private readonly patience: Patience,
  ) {
    super(name);
    this.parameters = definition.parameters ?? [];
    this.minParams = this.parameters.filter((parameter) => parameter.optional !== true).length;
    this.maxParams = this.parameters.at(-1)?.repeating === true ? 255 : this.parameters.length;
  }

  /** Any function may answer with a promise; the engine wants to know before it calls. */
  override isAsync(): boolean {
    return true;
  }

  /** Texts in a formula stay texts, whatever they look like. */
  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(...variants: BaseValueObject[]): BaseValueObject {
    const cell = { sheetId: this.subUnitId ?? "", row: this.row, column: this.column };
    this.messages.forget(cell, this.definition.id);
    const pending = this.evaluate(variants, cell);
    return new AsyncObject(pending) as unknown as BaseValueObject;
  }

  private async evaluate(
    variants: readonly BaseValueObject[],
    cell: { readonly sheetId: string; readonly row: number; readonly column: number },
  ): Promise<BaseValueObject> {
    const shape = this.liftedShape(variants);
    if (shape === undefined) return this.once(variants, cell);
    // A list where one value is expected: the function is called for each, and the answers spill.
    const rows: Promise<BaseValueObject[]>[] = [];
    for (let row = 0; row < shape.rows; row += 1) {
      const line = Array.from({ length: shape.columns }, (_, column) =>
        this.once(
          variants.map((variant, index) => (this.isMatrix(index) ? variant : pick(variant, row, column))),
          cell,
        ),
      );
      rows.push(Promise.all(line));
    }
    return toArray(await Promise.all(rows));
  }

  private isMatrix(index: number): boolean {
    return (this.parameters[index] ?? this.parameters.at(-1))?.dimensionality === "matrix";
  }

  private liftedShape(
    variants: readonly BaseValueObject[],
  ): { readonly rows: number; readonly columns: number } | undefined {
    let [rows, columns] = [1, 1];
    variants.forEach((variant, index) => {
      if (!variant.isArray() || this.isMatrix(index)) return;
      const array = variant as ArrayValueObject;
      rows = Math.max(rows, array.getRowCount());
      columns = Math.max(columns, array.getColumnCount());
    });
    return rows === 1 && columns === 1 ? undefined : { rows, columns };
  }

  private async once(
    variants: readonly BaseValueObject[],
    cell: { readonly sheetId: string; readonly row: number; readonly column: number },
  ): Promise<BaseValueObject> {
    try {
      const args = this.readArguments(variants);
      if (this.definition.options?.requiresAddress || this.definition.options?.cancelable)
        args.push(this.invocation(cell));
      return toValueObject(
        await this.patience.wait((this.run as (...values: unknown[]) => unknown)(...args)),
      );
    } catch (thrown) {
      const error = CellError.from(thrown);
      this.messages.keep(cell, this.definition.id, error.message);
      return ErrorValueObject.create(toErrorType(error.code));
    }
  }

  /** Left-out arguments are null, as Excel gives them. */
  private readArguments(variants: readonly BaseValueObject[]): unknown[] {
    const args: unknown[] = this.parameters
      .filter((parameter) => parameter.repeating !== true)
      .map((parameter, index) => readArgument(parameter, variants[index]));
    const repeating = this.parameters.at(-1);
    if (repeating?.repeating === true)
      args.push(
        variants.slice(this.parameters.length - 1).map((variant) => readArgument(repeating, variant)),
      );
    return args;
  }

  private invocation({ sheetId, row, column }: { sheetId: string; row: number; column: number }): object {
    const rect = { startRow: row, endRow: row, startColumn: column, endColumn: column };
    return {
      address: formatAddress(this.book.findSheet(sheetId)?.getName() ?? "", rect),
      functionName: this.definition.id,
    };
  }
}

function readArgument(parameter: ParameterSpec, variant: BaseValueObject | undefined): unknown {
  if (variant === undefined || (variant.isNull() && !variant.isArray())) return null;
  if (parameter.dimensionality === "matrix")
    return toMatrix(variant).map((line) => line.map((value) => coerce(parameter, toCellValue(value))));
  return coerce(parameter, toCellValue(pick(variant, 0, 0)));
}

function toMatrix(variant: BaseValueObject): Matrix {
  if (!variant.isArray()) return [[variant]];
  return (variant as ArrayValueObject)
    .getArrayValue()
    .map((line) => line.map((value) => value ?? NullValueObject.create()));
}

/** The value at a place of an array; a single row, column or value counts for all. */
function pick(variant: BaseValueObject, row: number, column: number): BaseValueObject {
  if (!variant.isArray()) return variant;
  const array = variant as ArrayValueObject;
  const r = array.getRowCount() === 1 ? 0 : row;
  const c = array.getColumnCount() === 1 ? 0 : column;
  const value: Nullable<BaseValueObject> = array.get(r, c);
  if (value) return value;
  const isInside = r < array.getRowCount() && c < array.getColumnCount();
  return isInside ? NullValueObject.create() : ErrorValueObject.create(ErrorType.NA);
}

function toCellValue(value: BaseValueObject): CellValue | CellError {
  if (value.isError()) return new CellError((value as ErrorValueObject).getErrorType(), "");
  if (value.isNull()) return "";
  const plain = value.getValue();
  return typeof plain === "boolean" || typeof plain === "number" ? plain : String(plain);
}

function toValueObject(result: unknown): BaseValueObject {
  if (Array.isArray(result)) {
    const lines: unknown[][] = result.map((line) => (Array.isArray(line) ? (line as unknown[]) : [line]));
    if (lines.length === 0 || lines.every((line) => line.length === 0))
      return ErrorValueObject.create(ErrorType.VALUE);
    const width = Math.max(...lines.map((line) => line.length));
    return toArray(
      lines.map((line) =>
        Array.from({ length: width }, (_, index) =>
          index < line.length ? toValueObject(line[index]) : ErrorValueObject.create(ErrorType.NA),
        ),
      ),
    );
  }
  if (typeof result === "number")
    return Number.isFinite(result)
      ? NumberValueObject.create(result)
      : ErrorValueObject.create(ErrorType.NUM);
  if (typeof result === "boolean") return BooleanValueObject.create(result);
  // Nothing at all shows as an empty text; without this, it would show as 0.
  if (result === null || result === undefined) return StringValueObject.create("");
  if (typeof result === "string") return StringValueObject.create(result);
  return ErrorValueObject.create(toErrorType(CellError.from(result).code));
}

function toArray(values: BaseValueObject[][]): BaseValueObject {
  return ArrayValueObject.create({
    calculateValueList: values,
    rowCount: values.length,
    columnCount: values[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

const toErrorType = (code: string): ErrorType =>
  Object.values(ErrorType).find((type) => (type as string) === code) ?? ErrorType.VALUE;
