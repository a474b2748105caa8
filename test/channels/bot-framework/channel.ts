/** Stands in for a channel: keeps what is sent to it and answers as told, 201 when nothing is told. */
export function createChannel() {
  const sent: { url: string; headers: Record<string, string>; body: Record<string, unknown> }[] = [];
  const answers: Response[] = [];
  const fetchStub: typeof fetch = async (input, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers));
    sent.push({
      url: input instanceof Request ? input.url : input.toString(),
      headers,
      body: JSON.parse(init?.body as string) as Record<string, unknown>,
    });
    return answers.shift() ?? Response.json({ id: `sent-${sent.length}` }, { status: 201 });
  };
  return {
    sent,
    fetch: fetchStub,
    answerWith: (status: number, headers: Record<string, string> = {}) =>
      void answers.push(new Response('no', { status, headers })),
    /** From now on everything is taken. */
    answerAll: () => void answers.splice(0),
  };
}
