import { Inject, Injector, Plugin, UniverInstanceType } from "@univerjs/core";
import {
  IActiveDirtyManagerService,
  ICalculateFormulaService,
  Interpreter,
  Lexer,
  FormulaDataModel,
} from "@univerjs/engine-formula";
import { compareWithoutCache } from "./comparison-cache";
import { DirtyLedger } from "./dirty-ledger";
import { readEmptyTexts } from "./empty-texts";
import { OwnFormulaData } from "./own-formula-data";
import { WorkbookLexer } from "./workbook-lexer";
import { GuardedCalculation, GuardedInterpreter } from "./guards";

/**
 * The Univer plugin that any workbook under a host needs, registered after the formula engine's own: it puts the
 * stand-in's own calculation order and guards in place before anything asks for Univer's.
 */
export class StandInPlugin extends Plugin {
  static override readonly pluginName = "REFORM_STAND_IN_PLUGIN";
  static override readonly type = UniverInstanceType.UNIVER_SHEET;

  constructor(
    _config: unknown,
    protected override readonly _injector: Injector,
  ) {
    super();
  }

  override onStarting(): void {
    compareWithoutCache();
    readEmptyTexts();
    this._injector.replace([IActiveDirtyManagerService, { useClass: DirtyLedger }]);
    this._injector.replace([FormulaDataModel, { useClass: OwnFormulaData }]);
    this._injector.replace([Lexer, { useClass: WorkbookLexer }]);
    this._injector.replace([Interpreter, { useClass: GuardedInterpreter }]);
    this._injector.replace([ICalculateFormulaService, { useClass: GuardedCalculation }]);
  }
}

// Written out, since decorators need a compiler option that the rest of the project does without.
Inject(Injector)(StandInPlugin, undefined, 1);
