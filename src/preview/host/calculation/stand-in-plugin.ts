import { Inject, Injector, Plugin, UniverInstanceType } from "@univerjs/core";
import {
  IActiveDirtyManagerService,
  ICalculateFormulaService,
  IFormulaDependencyGenerator,
  Interpreter,
  Lexer,
  FormulaDataModel,
  RegisterOtherFormulaService,
} from "@univerjs/engine-formula";
import { compareWithoutCache } from "./comparison-cache";
import { DirtyLedger } from "./dirty-ledger";
import { readEmptyTexts } from "./empty-texts";
import { KnownReferences, rememberVolatile } from "./known-references";
import { OwnFormulaData } from "./own-formula-data";
import { UnseenFormulas } from "./unseen-formulas";
import { WorkbookLexer } from "./workbook-lexer";
import { GuardedCalculation, GuardedInterpreter } from "./guards";

/** How a workbook is shown. */
export interface StandInConfig {
  /** Whether there is a screen, on which conditional formats are to be seen; there is unless said otherwise. */
  readonly hasScreen?: boolean;
}

/**
 * The Univer plugin that any workbook under a host needs, registered after the formula engine's own: it puts the
 * stand-in's own calculation order and guards in place before anything asks for Univer's.
 */
export class StandInPlugin extends Plugin {
  static override readonly pluginName = "REFORM_STAND_IN_PLUGIN";
  static override readonly type = UniverInstanceType.UNIVER_SHEET;

  constructor(
    private readonly config: StandInConfig | undefined,
    protected override readonly _injector: Injector,
  ) {
    super();
  }

  override onStarting(): void {
    compareWithoutCache();
    readEmptyTexts();
    rememberVolatile();
    this._injector.replace([IActiveDirtyManagerService, { useClass: DirtyLedger }]);
    this._injector.replace([FormulaDataModel, { useClass: OwnFormulaData }]);
    this._injector.replace([Lexer, { useClass: WorkbookLexer }]);
    this._injector.replace([Interpreter, { useClass: GuardedInterpreter }]);
    this._injector.replace([ICalculateFormulaService, { useClass: GuardedCalculation }]);
    this._injector.replace([IFormulaDependencyGenerator, { useClass: KnownReferences }]);
    if (this.config?.hasScreen === false)
      this._injector.replace([RegisterOtherFormulaService, { useClass: UnseenFormulas }]);
  }
}

// Written out, since decorators need a compiler option that the rest of the project does without.
Inject(Injector)(StandInPlugin, undefined, 1);
