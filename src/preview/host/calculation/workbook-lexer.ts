import {
  type IDefinedNamesService,
  type IFormulaCurrentConfigService,
  Lexer,
  type LexerTreeBuilder,
} from "@univerjs/engine-formula";

type Tree = ReturnType<Lexer["treeBuilder"]>;

/**
 * Reads formulas with the names of this workbook as they are now.
 *
 * Univer keeps what it has read under the formula's text alone, for all workbooks of a process, and puts the
 * definitions of names into it: a name that is changed, deleted or another workbook's would keep its old meaning.
 * An empty name reported as changed makes it read anew each time; its second cache, by workbook, still serves.
 */
export class WorkbookLexer extends Lexer {
  constructor(
    private readonly names: IDefinedNamesService,
    private readonly trees: LexerTreeBuilder,
    private readonly config: IFormulaCurrentConfigService,
  ) {
    super(names, trees, config);
  }

  override treeBuilder(formula: string, transformSuffix = true): Tree {
    const unitId = this.config.getExecuteUnitId() ?? "";
    return this.trees.treeBuilder(formula, transformSuffix, {
      unitId,
      getValueByName: (unit, name) => this.names.getValueByName(unit, name),
      getSheetName: (unit, sheet) => this.config.getSheetName(unit, sheet),
      getDirtyDefinedNameMap: () => ({ [unitId]: { "": "" } }),
    });
  }
}
