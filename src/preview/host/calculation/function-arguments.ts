/** One parameter of a custom function, as the generated metadata describes it. */
export interface ParameterSpec {
  readonly name: string;
  readonly description?: string;
  /** "number", "string", "boolean" or "any". */
  readonly type?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

export type CellValue = string | number | boolean;

/** An error value of a cell with the words that go with it. */
export class CellError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "CellError";
  }

  /**
   * What a cell shows for something thrown: the code of a `CustomFunctions.Error` (known by its looks, since the
   * add-in brings its own class), #VALUE! for everything else.
   */
  static from(thrown: unknown): CellError {
    if (typeof thrown === "object" && thrown !== null) {
      const { code, message } = thrown as { readonly code?: unknown; readonly message?: unknown };
      const words = typeof message === "string" ? message : "";
      return new CellError(typeof code === "string" && code.startsWith("#") ? code : "#VALUE!", words);
    }
    return new CellError("#VALUE!", String(thrown));
  }
}

/**
 * Turns a cell's value into what the parameter is declared to take. An empty cell is 0 to a number, false to a
 * boolean and "" to anything else.
 *
 * @throws CellError for what cannot be turned, and for an error in the cell.
 */
export function coerce(parameter: ParameterSpec, value: CellValue | CellError): CellValue {
  if (value instanceof CellError) throw value;
  switch (parameter.type) {
    case "number":
      return toNumber(value, parameter.name);
    case "boolean":
      return toBoolean(value, parameter.name);
    case "string":
      return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
    default:
      return value;
  }
}

function toNumber(value: CellValue, name: string): number {
  const text = typeof value === "string" ? value.trim() : undefined;
  const number = text === "" ? 0 : Number(text ?? value);
  if (!Number.isFinite(number)) throw new CellError("#VALUE!", `${name}: ${String(value)}`);
  return number;
}

function toBoolean(value: CellValue, name: string): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (/^(true|false)?$/i.test(value)) return value.toLowerCase() === "true";
  throw new CellError("#VALUE!", `${name}: ${value}`);
}
