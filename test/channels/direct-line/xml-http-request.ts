/** As much of a browser's XMLHttpRequest as DirectLineJS uses, made of fetch. */
export class FetchXmlHttpRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  upload = {};
  onreadystatechange: (() => void) | null = null;
  onerror: (() => void) | null = null;
  ontimeout: (() => void) | null = null;
  private request: { method: string; url: string; headers: Record<string, string> } | undefined;
  private answer: Response | undefined;
  private readonly controller = new AbortController();

  open(method: string, url: string): void {
    this.request = { method, url, headers: {} };
  }

  setRequestHeader(name: string, value: string): void {
    if (this.request) this.request.headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.answer?.headers.get(name) ?? null;
  }

  abort(): void {
    this.controller.abort();
  }

  send(body?: string | FormData): void {
    if (!this.request) throw new Error('open comes first');
    const { method, url, headers } = this.request;
    const init = { method, headers, ...(body !== undefined && { body }), signal: this.controller.signal };
    fetch(url, init)
      .then(async (answer) => {
        this.answer = answer;
        this.status = answer.status;
        this.responseText = await answer.text();
        this.response =
          this.responseType === 'json' ? (JSON.parse(this.responseText || 'null') as unknown) : this.responseText;
        this.readyState = 4;
        this.onreadystatechange?.();
      })
      .catch(() => this.onerror?.());
  }
}
