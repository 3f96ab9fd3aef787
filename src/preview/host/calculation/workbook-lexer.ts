import {
  type IDefinedNamesService,
  type IFormulaCurrentConfigService,
  Lexer,
  type LexerTreeBuilder,
} from "@univerjs/engine-formula";

type Tree = ReturnType<Lexer["treeBuilder"]>;

/** What was read, by the meaning of all names at that time and then by the formula's text, for all workbooks of a process. */
const shelves = new Map<string, Map<string, Tree>>();
/** Each shelf is kept as long as its workbook may be opened again; older ones make room. */
const KEPT_SHELVES = 8;
/** Reading on, Univer changes what it read of these. */
const CHANGED_BY_READING = /\b(?:LET|LAMBDA)\s*\(/i;
const EVERYWHERE = "AllDefaultWorkbook";

/**
 * Reads formulas with the names of this workbook as they are now.
 *
 * Univer keeps what it has read under the formula's text alone, for all workbooks of a process, and puts the
 * definitions of names into it: a name that is changed, deleted or another workbook's would keep its old meaning.
 * An empty name reported as changed makes it read anew each time. So what was read is kept here, for workbooks whose names mean
 * the same: copies of one, and the same plan written once more.
 */
export class WorkbookLexer extends Lexer {
  private meanings: string | undefined;
  private isOutdated = true;

  constructor(
    private readonly names: IDefinedNamesService,
    private readonly trees: LexerTreeBuilder,
    private readonly config: IFormulaCurrentConfigService,
  ) {
    super(names, trees, config);
    this.disposeWithMe(
      names.update$.subscribe(() => {
        this.isOutdated = true;
      }),
    );
  }

  override treeBuilder(formula: string, transformSuffix = true): Tree {
    const unitId = this.config.getExecuteUnitId() ?? "";
    const shelf = transformSuffix && !CHANGED_BY_READING.test(formula) ? this.shelf(unitId) : undefined;
    const kept = shelf?.get(formula);
    if (kept !== undefined) return kept;
    const tree = this.trees.treeBuilder(formula, transformSuffix, {
      unitId,
      getValueByName: (unit, name) => this.names.getValueByName(unit, name),
      getSheetName: (unit, sheet) => this.config.getSheetName(unit, sheet),
      getDirtyDefinedNameMap: () => ({ [unitId]: { "": "" } }),
    });
    shelf?.set(formula, tree);
    return tree;
  }

  /** None while a name belongs to one sheet: what it means depends on the sheet's name, too. */
  private shelf(unitId: string): Map<string, Tree> | undefined {
    if (this.isOutdated) {
      this.meanings = meaningsOf(Object.values(this.names.getDefinedNameMap(unitId) ?? {}));
      this.isOutdated = false;
    }
    if (this.meanings === undefined) return undefined;
    const shelf = shelves.get(this.meanings) ?? new Map<string, Tree>();
    // Last in the map is what was used last.
    shelves.delete(this.meanings);
    shelves.set(this.meanings, shelf);
    const [oldest] = shelves.keys();
    if (shelves.size > KEPT_SHELVES && oldest !== undefined) shelves.delete(oldest);
    return shelf;
  }
}

interface Name {
  readonly name: string;
  readonly formulaOrRefString: string;
  readonly localSheetId?: string;
}

/** A text that says what all names mean; undefined where one of them belongs to a sheet. */
function meaningsOf(names: readonly Name[]): string | undefined {
  if (names.some(({ localSheetId }) => localSheetId !== undefined && localSheetId !== EVERYWHERE))
    return undefined;
  return JSON.stringify(names.map(({ name, formulaOrRefString }) => [name, formulaOrRefString]).sort());
}
