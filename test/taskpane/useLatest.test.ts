/** @jest-environment jsdom */
import { act, renderHook } from "@testing-library/react";
import { useLatest } from "../../src/taskpane/parts/useLatest";

interface Question {
  readonly name: string;
}

describe("useLatest", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function setUp() {
    const asked: string[] = [];
    const answers = new Map<string, (value: string) => void>();
    const ask = ({ name }: Question) => {
      asked.push(name);
      return new Promise<string>((done) => answers.set(name, done));
    };
    const [a, b, c]: readonly [Question, Question, Question] = [{ name: "a" }, { name: "b" }, { name: "c" }];
    const hook = renderHook(({ question }: { question: Question | null }) => useLatest(ask, question, 250), {
      initialProps: { question: a as Question | null },
    });
    const wait = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds));
    const answer = (name: string) => act(async () => answers.get(name)?.(name.toUpperCase()));
    return { asked, a, b, c, hook, wait, answer };
  }

  it("asks once for quick changes", async () => {
    const { asked, b, c, hook, wait } = setUp();
    await wait(249);
    hook.rerender({ question: b });
    await wait(249);
    hook.rerender({ question: c });
    expect(asked).toEqual([]);
    await wait(250);
    expect(asked).toEqual(["c"]);
  });

  it("keeps the last answer and says that it is old", async () => {
    const { b, hook, wait, answer } = setUp();
    expect(hook.result.current).toEqual({ value: null, isCurrent: false });
    await wait(250);
    await answer("a");
    expect(hook.result.current).toEqual({ value: "A", isCurrent: true });
    hook.rerender({ question: b });
    expect(hook.result.current).toEqual({ value: "A", isCurrent: false });
    await wait(250);
    await answer("b");
    expect(hook.result.current).toEqual({ value: "B", isCurrent: true });
  });

  it("drops an answer that comes after the next question", async () => {
    const { b, hook, wait, answer } = setUp();
    await wait(250);
    hook.rerender({ question: b });
    await wait(250);
    await answer("b");
    await answer("a");
    expect(hook.result.current).toEqual({ value: "B", isCurrent: true });
  });

  it("asks nothing for no question", async () => {
    const { asked, hook, wait } = setUp();
    hook.rerender({ question: null });
    await wait(1000);
    expect(asked).toEqual([]);
    expect(hook.result.current.isCurrent).toBe(false);
  });
});
