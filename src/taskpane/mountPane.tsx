import { createRoot } from "react-dom/client";
import { createDOMRenderer, RendererProvider } from "@fluentui/react-components";
import { Pane, type PaneProps } from "./Pane";

/**
 * Draws the pane into a page. The page's own nonce lets its styles through the content security policy.
 * @returns how to take it away again.
 */
export function mountPane(element: HTMLElement, props: PaneProps): () => void {
  const { ownerDocument } = element;
  const nonce = ownerDocument.querySelector<HTMLMetaElement>("meta[name=style-nonce]")?.content;
  const renderer = createDOMRenderer(ownerDocument, nonce ? { styleElementAttributes: { nonce } } : {});
  const root = createRoot(element);
  root.render(
    <RendererProvider renderer={renderer} targetDocument={ownerDocument}>
      <Pane {...props} />
    </RendererProvider>,
  );
  return () => root.unmount();
}
