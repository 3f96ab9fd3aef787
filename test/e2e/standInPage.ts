import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { columnLetter } from "../../src/sheets";
import { launch } from "../browser/chromium";

const root = join(__dirname, "..", "..");

/** What a person opens after `npm start`, driven by Chromium. */
export interface StandInPage {
  readonly address: string;
  readonly page: Page;
  readonly pane: FrameLocator;
  /** Every address asked for that is not this machine's, every console error, every exception. */
  readonly complaints: readonly string[];
  /** Goes to a cell. */
  go(sheet: string, row: number, column: number): Promise<void>;
  /** Goes to a cell, types and presses Enter. */
  type(sheet: string, row: number, column: number, text: string): Promise<void>;
  /** What a cell shows. */
  shown(sheet: string, row: number, column: number): Promise<string>;
  sheets(): Promise<string[]>;
  /** Row and column (0-based) of the cell with this header in the row with this key, in the sheet's table. */
  place(sheet: string, key: string, header: string): Promise<readonly [row: number, column: number]>;
  /** The rows below the header row that has this header, by header; as text, whose numbers are not grouped. */
  lines(sheet: string, header: string): Promise<Record<string, string>[]>;
  /** The colour behind a cell, conditional formats included: `#A33208`; "" where it has none. */
  colour(sheet: string, row: number, column: number): Promise<string>;
  /** The charts of a sheet as they are drawn now. */
  charts(sheet: string): Promise<readonly DrawnChart[]>;
  /** The cell below the one with this text. */
  below(sheet: string, text: string): Promise<readonly [row: number, column: number]>;
  selected(): Promise<string>;
  /** What stands below the grid. */
  status(): Promise<string>;
  /** A picture for people to look at, where they ask for it: REFORM_SHOTS=folder npx jest test/e2e */
  picture(name: string): Promise<void>;
  /** The same of the whole pane, where it scrolls. */
  panePicture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** What a chart shows, by the names of its series. */
export interface DrawnChart {
  readonly title: string;
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** What the page leaves for tests; see src/preview/page/page.ts. */
interface Workbook {
  getSheets(): { getSheetName(): string; isSheetHidden(): boolean }[];
  getActiveSheet(): Sheet;
  getSheetByName(name: string): Sheet | null;
}
interface Sheet {
  getSheetName(): string;
  activate(): unknown;
  getLastRow(): number;
  getLastColumn(): number;
  getRange(row: number, column: number, rows?: number, columns?: number): Range;
  getActiveRange(): Range | null;
  /** Inside, where conditional formats have been laid over a cell's own. */
  getSheet(): { getCell(row: number, column: number): { s?: { bg?: { rgb?: string } } } | null };
}
interface Range {
  getA1Notation(): string;
  getValues(): unknown[][];
  getDisplayValue(): string;
}
declare global {
  interface Window {
    standIn: {
      host: { settled(): Promise<void>; chartsOn(sheet: string): DrawnChart[] };
      univerAPI: { getActiveWorkbook(): Workbook };
      hidePane(): void;
    };
  }
}

/** Where a picture goes; null where nobody wants to look at any, since to make them takes longer than many a test. */
export function pictureFile(name: string): string | null {
  const folder = process.env.REFORM_SHOTS;
  if (folder === undefined) return null;
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}

/** `npm start` on a free port; it serves what another one has built when the sources are the same. Fails with its words. */
export async function startServer(): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, [join(root, "src", "dev", "start.mjs"), "--port", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaint = "";
  server.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const ended = new Promise<never>((_, fail) => {
    server.once("close", (status) => {
      fail(new Error(`npm start ended (${String(status)}) without saying an address\n${complaint}`));
    });
  });
  return Promise.race([ended, addressFrom(server.stdout).then((address) => ({ server, address }))]);
}

async function addressFrom(output: Readable): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [address] = /http:\/\/localhost:\d+\//.exec(line) ?? [];
    if (address) return address;
  }
  // It has ended, and its end says why.
  return new Promise(() => undefined);
}

/** @param now local time that the page takes for the present when it opens: `2023-04-10T09:30`; the machine's by default. */
export async function openStandInPage({ now }: { readonly now?: string } = {}): Promise<StandInPage> {
  const { server, address } = await startServer();
  const browser = await launch().catch((error: unknown) => {
    server.kill();
    throw error;
  });
  const close = async () => {
    await browser.close();
    server.kill();
  };
  try {
    return { ...(await drive(browser, address, now)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Another day, whose time runs on: a clock that stands still would hold up everything that waits for a pause. */
function beginAt(now: string): void {
  const ahead = Date.parse(now) - Date.now();
  window.Date = new Proxy(Date, {
    construct: (real, given: unknown[], made) =>
      Reflect.construct(real, given.length === 0 ? [real.now() + ahead] : given, made) as Date,
    get: (real, name) => (name === "now" ? () => real.now() + ahead : (Reflect.get(real, name) as unknown)),
  });
}

async function drive(
  browser: Browser,
  address: string,
  now: string | undefined,
): Promise<Omit<StandInPage, "close">> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
  if (now !== undefined) await context.addInitScript(beginAt, now);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!/^(http:\/\/localhost:|data:|blob:)/.test(request.url()))
      complaints.push(`asked for ${request.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  await page.goto(address);
  await page.getByRole("status").filter({ hasText: "準備ができました" }).waitFor();

  const settled = () => page.evaluate(() => window.standIn.host.settled());
  // Through the name box, as one goes to a cell without scrolling for it.
  const go: StandInPage["go"] = async (sheet, row, column) => {
    await page.evaluate((name) => {
      // Nothing is given back: to carry a sheet's whole model out of the page would take seconds.
      window.standIn.univerAPI.getActiveWorkbook().getSheetByName(name)?.activate();
    }, sheet);
    const nameBox = page.locator("#grid input").first();
    const cell = `${columnLetter(column)}${row + 1}`;
    await nameBox.fill(cell);
    await nameBox.press("Enter");
    await page.waitForFunction(
      ([name, wanted]) => {
        const active = window.standIn.univerAPI.getActiveWorkbook().getActiveSheet();
        const isThere = active.getSheetName() === name && active.getActiveRange()?.getA1Notation() === wanted;
        return isThere && document.activeElement?.getAttribute("data-u-comp") === "editor";
      },
      [sheet, cell] as const,
    );
  };
  const selected = () =>
    page.evaluate(() => {
      const sheet = window.standIn.univerAPI.getActiveWorkbook().getActiveSheet();
      return `${sheet.getSheetName()}!${sheet.getActiveRange()?.getA1Notation() ?? ""}`;
    });
  return {
    address,
    page,
    pane: page.frameLocator("#pane-frame"),
    complaints,
    go,
    type: async (sheet, row, column, text) => {
      await go(sheet, row, column);
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
      await settled();
    },
    shown: async (sheet, row, column) => {
      await settled();
      return page.evaluate(
        ([name, top, left]) =>
          window.standIn.univerAPI
            .getActiveWorkbook()
            .getSheetByName(name)
            ?.getRange(top, left)
            .getDisplayValue() ?? "",
        [sheet, row, column] as const,
      );
    },
    sheets: () =>
      page.evaluate(() =>
        window.standIn.univerAPI
          .getActiveWorkbook()
          .getSheets()
          .filter((sheet) => !sheet.isSheetHidden())
          .map((sheet) => sheet.getSheetName()),
      ),
    place: (sheet, key, header) =>
      page.evaluate(
        ([name, wantedKey, wantedHeader]) => {
          const found = window.standIn.univerAPI.getActiveWorkbook().getSheetByName(name);
          if (!found) throw new Error(`no sheet ${name}`);
          const values = found.getRange(0, 0, found.getLastRow() + 1, found.getLastColumn() + 1).getValues();
          const top = values.findIndex((row) => row.includes(wantedHeader) && row.includes("キー"));
          const header = values[top] ?? [];
          const keyColumn = header.indexOf("キー");
          const row = values.findIndex((cells) => cells[keyColumn] === wantedKey);
          const column = header.indexOf(wantedHeader);
          if (row < 0 || column < 0) throw new Error(`no ${wantedHeader} for ${wantedKey} in ${name}`);
          return [row, column] as const;
        },
        [sheet, key, header] as const,
      ),
    lines: (sheet, header) =>
      page.evaluate(
        ([name, wanted]) => {
          const found = window.standIn.univerAPI.getActiveWorkbook().getSheetByName(name);
          if (!found) throw new Error(`no sheet ${name}`);
          const values = found.getRange(0, 0, found.getLastRow() + 1, found.getLastColumn() + 1).getValues();
          const top = values.findIndex((row) => row.includes(wanted));
          if (top < 0) throw new Error(`no ${wanted} in ${name}`);
          const headers = (values[top] ?? []).map(String);
          return values
            .slice(top + 1)
            .filter((row) => row.some((value) => value !== null && value !== ""))
            .map((row) =>
              Object.fromEntries(headers.map((each, column) => [each, String(row[column] ?? "")])),
            );
        },
        [sheet, header] as const,
      ),
    colour: async (sheet, row, column) => {
      await settled();
      return page.evaluate(
        ([name, top, left]) => {
          const found = window.standIn.univerAPI.getActiveWorkbook().getSheetByName(name);
          return found?.getSheet().getCell(top, left)?.s?.bg?.rgb ?? "";
        },
        [sheet, row, column] as const,
      );
    },
    charts: async (sheet) => {
      await settled();
      return page.evaluate((name) => window.standIn.host.chartsOn(name), sheet);
    },
    below: (sheet, text) =>
      page.evaluate(
        ([name, wanted]) => {
          const found = window.standIn.univerAPI.getActiveWorkbook().getSheetByName(name);
          if (!found) throw new Error(`no sheet ${name}`);
          const values = found.getRange(0, 0, found.getLastRow() + 1, found.getLastColumn() + 1).getValues();
          const row = values.findIndex((cells) => cells.includes(wanted));
          if (row < 0) throw new Error(`no ${wanted} in ${name}`);
          return [row + 1, values[row]?.indexOf(wanted) ?? -1] as const;
        },
        [sheet, text] as const,
      ),
    selected,
    status: async () => {
      await settled();
      return (await page.getByRole("status").textContent()) ?? "";
    },
    picture: async (name) => {
      const path = pictureFile(name);
      if (path !== null) await page.screenshot({ path });
    },
    panePicture: async (name) => {
      const path = pictureFile(name);
      if (path === null) return;
      const frame = page.locator("#pane-frame");
      const [seen, whole] = await frame
        .contentFrame()
        .locator("html")
        .evaluate((html) => [html.clientHeight, html.scrollHeight] as const);
      const size = page.viewportSize();
      if (whole <= seen || size === null) return;
      await page.setViewportSize({ ...size, height: size.height + whole - seen });
      await frame.screenshot({ path });
      await page.setViewportSize(size);
    },
  };
}
