import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { associateCommands, type CommandActions } from "../../src/commands";
import { brightnessFrom, isDarkColor } from "../../src/taskpane/browser/brightness";
import { PaneRequests, type PaneRequest } from "../../src/taskpane/requests";
import { requirements } from "../../src/taskpane/requirements";
import { whileShown } from "../../src/taskpane/browser/shown";
import { themes } from "../../src/taskpane/browser/theme";
import { unavailableBecause } from "../../src/taskpane/unavailable";
import { paneStyles } from "./paneStyles";

const root = join(__dirname, "..", "..");

describe("brightness", () => {
  it.each([
    ["#FFFFFF", false],
    ["#e6e6e6", false],
    ["#262626", true],
    ["#0A0A0A", true],
    ["#666666", true],
    ["#b1b1b1", false],
    ["nonsense", false],
  ])("Office's %s is dark: %s", (color, isDark) => {
    expect(isDarkColor(color)).toBe(isDark);
  });

  function surroundings(office: string | undefined, prefersDark: boolean) {
    const heard: Record<"office" | "system", (() => void) | undefined> = {
      office: undefined,
      system: undefined,
    };
    const state = { office, prefersDark };
    const source = brightnessFrom({
      officeBackground: () => state.office,
      onOfficeThemeChanged: (listener) => (heard.office = listener),
      prefersDark: {
        get matches() {
          return state.prefersDark;
        },
        addEventListener: (_: string, listener: unknown) => (heard.system = listener as () => void),
        removeEventListener: () => (heard.system = undefined),
      },
    });
    return { source, state, heard };
  }

  it("follows Office where it tells, else the system", () => {
    expect(surroundings("#ffffff", true).source.current()).toBe("light");
    expect(surroundings("#262626", false).source.current()).toBe("dark");
    expect(surroundings(undefined, true).source.current()).toBe("dark");
    expect(surroundings(undefined, false).source.current()).toBe("light");
  });

  it("tells of changes of both until it is stopped", () => {
    const { source, state, heard } = surroundings("#ffffff", false);
    const listener = jest.fn();
    const stop = source.subscribe(listener);
    state.office = "#262626";
    heard.office?.();
    heard.system?.();
    expect(listener).toHaveBeenCalledTimes(2);
    expect(source.current()).toBe("dark");
    stop();
    heard.office?.();
    expect(heard.system).toBeUndefined();
    expect(listener).toHaveBeenCalledTimes(2);
  });
});

describe("whileShown", () => {
  it("begins and ends with the pane's visibility, once each", () => {
    const log: string[] = [];
    let isShown = true;
    let changed: () => void = () => undefined;
    const stop = whileShown(
      {
        isShown: () => isShown,
        subscribe: (listener) => ((changed = listener), () => (changed = () => log.push("late"))),
      },
      () => {
        log.push("begin");
        return () => log.push("end");
      },
    );
    const show = (shown: boolean) => {
      isShown = shown;
      changed();
    };
    show(true);
    expect(log).toEqual(["begin"]);
    show(false);
    show(false);
    expect(log).toEqual(["begin", "end"]);
    show(true);
    expect(log).toEqual(["begin", "end", "begin"]);
    stop();
    expect(log).toEqual(["begin", "end", "begin", "end"]);
  });
});

describe("requests of the ribbon", () => {
  it("wait for the pane, in their order, and then come at once", () => {
    const requests = new PaneRequests();
    const heard: PaneRequest[] = [];
    requests.ask("write");
    requests.ask("refresh");
    const stop = requests.listen((request) => heard.push(request));
    requests.ask("write");
    expect(heard).toEqual(["write", "refresh", "write"]);
    stop();
    requests.ask("refresh");
    expect(heard).toHaveLength(3);
    requests.listen((request) => heard.push(request));
    expect(heard).toEqual(["write", "refresh", "write", "refresh"]);
  });
});

describe("ribbon commands", () => {
  type Run = (event: { completed: () => void }) => void;

  function commands(showPane: CommandActions["showPane"]) {
    const runs = new Map<string, Run>();
    const askPane = jest.fn();
    associateCommands((name, run) => runs.set(name, run), { showPane, askPane });
    return { runs, askPane };
  }

  it("are exactly those of the manifest", () => {
    const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
    const named = [...manifest.matchAll(/<FunctionName>(.*?)<\/FunctionName>/g)].map(([, name]) => name);
    expect([...commands(() => Promise.resolve()).runs.keys()].sort()).toEqual(named.sort());
  });

  it.each([
    ["writeTables", "write"],
    ["refresh", "refresh"],
  ])("%s asks the pane to %s, shows it, and frees the button", async (name, request) => {
    const showPane = jest.fn(() => Promise.resolve());
    const { runs, askPane } = commands(showPane);
    await new Promise<void>((completed) => runs.get(name)?.({ completed }));
    expect(askPane.mock.calls).toEqual([[request]]);
    expect(showPane).toHaveBeenCalledTimes(1);
  });
});

describe("unavailableBecause", () => {
  const modern = { name: "Excel", supports: () => true };

  it("is null in an Excel that has everything", () => {
    expect(unavailableBecause(modern)).toBeNull();
  });

  it("tells Office.js missing, another host, and an old Excel apart", () => {
    expect(unavailableBecause(null)).toContain("Office.js を読み込めませんでした");
    expect(unavailableBecause({ ...modern, name: null })).toContain("Excel の中で使います");
    expect(unavailableBecause({ ...modern, name: "Word" })).toContain("Excel の中で使います");
  });

  it.each(Object.entries(requirements))("names what an old Excel lacks: %s %s", (set, version) => {
    const reason = unavailableBecause({ ...modern, supports: (asked) => asked !== set });
    expect(reason).toContain(`(${set} ${version})`);
    expect(reason).toContain("Office LTSC 2021");
  });
});

describe("support.html", () => {
  const page = readFileSync(join(root, "src", "taskpane", "support.html"), "utf8").replace(/\s+/g, " ");

  it.each(["#NAME?", "#VALUE!", "#N/A"])("says what to do about %s", (error) => {
    expect(page).toMatch(new RegExp(`<dt>[^<]*${error.replace("?", "\\?")}[^<]*</dt> <dd>[^<]+。 ?</dd>`));
  });

  it("does not promise that a refused write always leaves the workbook as it was", () => {
    expect(page).toContain("ふつうはブックは元のままです。そうでないときは、");
  });
});

describe("page.css", () => {
  const css = paneStyles();

  it("names only tokens that both themes have", () => {
    const used = [...css.matchAll(/var\(--(\w+)\)/g)].map(([, token]) => token ?? "");
    expect(used.length).toBeGreaterThan(50);
    for (const theme of Object.values(themes)) {
      expect(used.filter((token) => !(token in theme))).toEqual([]);
    }
  });

  it("has a rule for every class that the pane uses, and no other", () => {
    const sources = readSources();
    const isId = /\b(?:id|aria-labelledby)=(?:"[^"]*"|\{`[^`]*`\})/g;
    const used = new Set(
      sources.flatMap((text) => [...text.replace(isId, "").matchAll(/reform-[a-z]+/g)].map(([name]) => name)),
    );
    const ruled = new Set([...css.matchAll(/\.(reform-[a-z]+)/g)].map(([, name]) => name));
    // Made of a prefix and a word in the code: Notice's intents, CheckList's widths, the theme. Ids are not classes.
    const made = ["info", "success", "warning", "error", "short", "several", "long", "light", "dark"];
    const ids = ["changes", "panel", "proposals", "rejections", "answers"].map((id) => `reform-${id}`);
    const expected = [...used, ...made.map((word) => `reform-${word}`)].filter((name) => !ids.includes(name));
    expect([...ruled].filter((name) => !expected.includes(name ?? ""))).toEqual([]);
    const unruled = ["reform-info"];
    expect(expected.filter((name) => !ruled.has(name) && !unruled.includes(name))).toEqual([]);
  });
});

function readSources(): string[] {
  const at = join(root, "src", "taskpane");
  return readdirSync(at, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => readFileSync(join(at, name), "utf8"));
}
