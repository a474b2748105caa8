/** The part of Microsoft's Web Chat bundle that these pages use. It puts itself on `window`. */
interface DirectLineConnection {
  connectionStatus$: { subscribe(next: (status: number) => void): { unsubscribe(): void } };
  end(): void;
}

interface WebChatAction {
  type: string;
  payload?: { activity?: unknown };
}

type WebChatMiddleware = () => (next: (action: WebChatAction) => unknown) => (action: WebChatAction) => unknown;

interface WebChatBundle {
  createStore(initialState: object, ...middleware: WebChatMiddleware[]): object;
  createDirectLine(options: {
    token: string;
    domain: string;
    webSocket: boolean;
    conversationId?: string;
    watermark?: string;
  }): DirectLineConnection;
  createStyleOptions(): Record<string, unknown>;
  renderWebChat(
    props: {
      directLine: DirectLineConnection;
      store: object;
      userID: string;
      locale: string;
      sendTypingIndicator: boolean;
      styleOptions: Record<string, unknown>;
      adaptiveCardsHostConfig: Record<string, unknown>;
    },
    element: HTMLElement,
  ): void;
}

declare const WebChat: WebChatBundle;
