import type { IUnitRange } from "@univerjs/core";
import { FormulaDependencyGenerator } from "@univerjs/engine-formula";

type NodeData = Parameters<FormulaDependencyGenerator["_getRangeListByNode"]>[0];
type FormulaNode = Extract<NodeData["node"], object>;
type FunctionNodes = ReturnType<FormulaDependencyGenerator["_getAddressFunctionNodeList"]>;

/** Univer's numbers for the kinds of a formula's parts. */
const FUNCTION = 4;
const UNION = 10;

const volatile = new WeakMap<FormulaNode, boolean>();

/**
 * Finds out once which cells a formula reads, and no more as long as it is the same formula on the same sheet.
 *
 * For each change of a single cell Univer works out all references of all formulas again, which takes longer than
 * calculating those that the change reaches. A formula that was changed, or whose names or tables were, is read anew and so is
 * another one here; where sheets came, went, were renamed or grew, everything is found out again.
 */
export class KnownReferences extends FormulaDependencyGenerator {
  private known = new WeakMap<FormulaNode, Map<string, IUnitRange[]>>();
  private readonly functions = new WeakMap<FormulaNode, FunctionNodes>();
  private sheets = "";

  override generate(isCalculateTreeModel?: boolean): ReturnType<FormulaDependencyGenerator["generate"]> {
    const sheets = this.describeSheets();
    if (sheets !== this.sheets) this.known = new WeakMap();
    this.sheets = sheets;
    return super.generate(isCalculateTreeModel);
  }

  protected override async _getRangeListByNode(data: NodeData): Promise<IUnitRange[]> {
    const { node, refOffsetX, refOffsetY } = data;
    if (!node || refOffsetX !== 0 || refOffsetY !== 0) return super._getRangeListByNode(data);
    const place = `${this._runtimeService.currentUnitId} ${this._runtimeService.currentSubUnitId}`;
    const bySheet = this.known.get(node) ?? new Map<string, IUnitRange[]>();
    const found = bySheet.get(place);
    if (found) return found;
    const ranges = await super._getRangeListByNode(data);
    if (isPlain(node)) this.known.set(node, bySheet.set(place, ranges));
    return ranges;
  }

  protected override _getAddressFunctionNodeList(
    node: Parameters<FormulaDependencyGenerator["_getAddressFunctionNodeList"]>[0],
  ): FunctionNodes {
    if (!node) return [];
    const found = this.functions.get(node) ?? super._getAddressFunctionNodeList(node);
    this.functions.set(node, found);
    return found;
  }

  /** The sheets by name, and how far each of them reaches. */
  private describeSheets(): string {
    const sizes = Object.values(this._currentConfigService.getUnitData()).flatMap((unit) =>
      Object.entries(unit ?? {}).map(([id, sheet]) => [id, sheet?.rowCount, sheet?.columnCount]),
    );
    return JSON.stringify([this._currentConfigService.getSheetNameMap(), sizes]);
  }
}

/**
 * Whether each cell that the formula reads can be told from its text alone: not with `A1:INDEX(…)`, `@A1:A9`, `A1#`, nor with a
 * table's column, of which `@` may mean the formula's own row.
 */
function isPlain(node: FormulaNode, inUnion = false): boolean {
  return node.getChildren().every((child) => {
    const token = child.getToken();
    if (token === "@" || token === "#" || token.includes("[")) return false;
    if (inUnion && child.nodeType === FUNCTION) return false;
    return isPlain(child, inUnion || child.nodeType === UNION);
  });
}

/** Lets each formula be asked once whether it is to be worked out at every change, as RAND and NOW are. */
export function rememberVolatile(): void {
  const isVolatile = (node: FormulaNode): boolean =>
    node.isForcedCalculateFunction() || node.getChildren().some(isVolatile);
  Object.assign(FormulaDependencyGenerator.prototype, {
    _detectForcedRecalculationNode: (_tree: unknown, node: FormulaNode | null): boolean => {
      if (!node) return false;
      const answer = volatile.get(node) ?? isVolatile(node);
      volatile.set(node, answer);
      return answer;
    },
  });
}
