import { Component, type ReactNode } from "react";
import { Button } from "@fluentui/react-components";
import { Notice } from "./Notice";

interface Props {
  readonly children: ReactNode;
}

/** A bug in one view leaves the rest of the pane, and says what people can do. React has this for classes only. */
export class ErrorBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    const { error } = this.state;
    return (
      <Notice
        intent="error"
        title="この画面を表示できませんでした。"
        actions={<Button onClick={() => this.setState({ error: null })}>もう一度表示する</Button>}
      >
        もう一度表示しても直らないときは、ブックを保存して作業ウィンドウを開き直してください。
        お問い合わせの際は、次の文を管理者に伝えてください:{" "}
        {error instanceof Error ? error.message : String(error)}
      </Notice>
    );
  }
}
