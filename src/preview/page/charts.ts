import {
  DRAWING_OBJECT_LAYER_INDEX,
  IRenderManagerService,
  Rect,
  type UniverRenderingContext,
} from "@univerjs/preset-sheets-core";
import type { ChartPicture } from "../host/charts/chart-picture";
import type { Host } from "../host/host";
import { drawChart } from "./draw-chart";
import type { Grid } from "./grid";

/** A chart over its cells: the grid scrolls, zooms and clips it with them. People cannot grasp it. */
class ChartShape extends Rect {
  constructor(
    private readonly picture: ChartPicture,
    box: { left: number; top: number; width: number; height: number },
  ) {
    super(`chart-${picture.id}`, { ...box, evented: false });
  }

  protected override _draw(pen: UniverRenderingContext): void {
    pen.save();
    drawChart(pen, this.width, this.height, this.picture);
    pen.restore();
  }
}

/** What goes on in the workbook is waited for so long before charts are drawn anew. */
const PAUSE = 150;

/** Draws the charts of the sheet that is shown, and draws them anew when anything in the workbook has changed. */
export function showCharts(
  host: Host,
  { univerAPI, injector, unitId }: Grid,
  fail: (error: unknown) => never,
): void {
  let shown: ChartShape[] = [];
  const draw = async (): Promise<void> => {
    await host.settled();
    const sheet = univerAPI.getActiveWorkbook()?.getActiveSheet();
    const scene = injector.get(IRenderManagerService).getRenderById(unitId)?.scene;
    if (!sheet || !scene) return;
    for (const shape of shown) shape.dispose();
    shown = host.chartsOn(sheet.getSheetName()).map((picture) => {
      const from = sheet.getRange(picture.from.startRow, picture.from.startColumn).getCell();
      const to = sheet.getRange(picture.to.startRow, picture.to.startColumn).getCell();
      return new ChartShape(picture, {
        left: from.startX,
        top: from.startY,
        width: to.startX - from.startX,
        height: to.startY - from.startY,
      });
    });
    scene.addObjects(shown, DRAWING_OBJECT_LAYER_INDEX);
    scene.makeDirty(true);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void draw().catch(fail), PAUSE);
  };
  univerAPI.addEvent(univerAPI.Event.CommandExecuted, later);
}
