import { element } from "./element";

/** What the page says about files: failures stay until people close them, the rest is a line at the bottom. */
export class Message {
  private readonly box = element("alert", HTMLElement);
  private readonly text = element("alert-text", HTMLElement);
  private readonly status = element("status", HTMLElement);

  constructor() {
    element("alert-close", HTMLButtonElement).addEventListener("click", () => this.clear());
  }

  say(text: string): void {
    this.status.textContent = text;
  }

  fail(text: string): void {
    this.say("");
    this.text.textContent = text;
    this.box.hidden = false;
  }

  clear(): void {
    this.box.hidden = true;
    this.text.textContent = "";
  }
}

/** Asks before something is lost. @returns whether people want it; closing the question means no. */
export function ask(question: string, yes: string): Promise<boolean> {
  const dialog = element("question", HTMLDialogElement);
  element("question-text", HTMLElement).textContent = question;
  element("question-yes", HTMLButtonElement).textContent = yes;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
