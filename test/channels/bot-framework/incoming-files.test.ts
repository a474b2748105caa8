import { describe, expect, test } from '@jest/globals';
import { incomingFiles } from '../../../src/channels/bot-framework/incoming-files.js';
import { fileLimits } from '../../../src/model/files.js';
import { createTestLog } from '../../server/test-log.js';

const shared = (downloadUrl: string) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name: 'agent.log',
  contentUrl: 'https://example.sharepoint.com/personal/agent.log',
  content: { downloadUrl, uniqueId: '1', fileType: 'log' },
});
const inline = (contentUrl: string) => ({ contentType: 'image/*', contentUrl });
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const here = 'https://example.sharepoint.com/download?tempauth=secret';

async function read(attachment: object, answer: () => Response | Promise<Response> = () => new Response('text')) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const log = createTestLog();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    asked.push({ url: String(input instanceof Request ? input.url : input), init });
    return answer();
  };
  const [source] = incomingFiles(
    { serviceUrl, attachments: [attachment] },
    { fetch, getToken: async () => 'our-token', log },
  );
  return { name: source?.name, got: await source?.read(), asked, log: JSON.stringify(log.lines) };
}

describe('files of Teams', () => {
  test('what is shared is fetched where it lies, without the bot’s token and without being sent elsewhere', async () => {
    const { name, got, asked } = await read(shared(here));
    expect([name, got]).toEqual(['agent.log', { data: Buffer.from('text') }]);
    expect(asked).toMatchObject([{ url: here, init: { redirect: 'error', headers: {} } }]);
    expect(JSON.stringify(asked)).not.toContain('our-token');
  });

  test('a picture in a message needs the bot’s token', async () => {
    const { got, asked } = await read(inline('https://smba.trafficmanager.net/emea/v3/attachments/1/views/original'));
    expect(got).toEqual({ data: Buffer.from('text') });
    expect(asked).toMatchObject([{ init: { headers: { authorization: 'Bearer our-token' } } }]);
  });

  test.each([
    'https://smba.trafficmanager.net/emea/v3/conversations/a/members',
    'https://smba.trafficmanager.net/emea/v3/attachments/1/views/../../../conversations/a/members',
    'https://smba.trafficmanager.net/emea/v3/attachments/1/views/original/x',
  ])('what is no file of the channel gets no token: %s', async (url) => {
    expect(JSON.stringify((await read(inline(url))).asked)).not.toContain('our-token');
  });

  test.each([
    'https://token.botframework.com/api/usertoken/GetToken?userId=x',
    'https://europe.smba.trafficmanager.net/emea/v3/attachments/1/views/original',
    'https://evil.example.com/x',
    'https://sharepoint.com.evil.example/x',
    'https://evilsharepoint.com/x',
    'http://example.sharepoint.com/x',
    'https://example.sharepoint.com:8443/x',
    'https://smba.trafficmanager.net.evil.example/x',
    'https://127.0.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'nonsense',
  ])('nothing is fetched from %s', async (url) => {
    for (const attachment of [shared(url), inline(url)]) {
      const { got, asked } = await read(attachment);
      expect([got, asked]).toEqual([{ refused: 'not-read' }, []]);
    }
  });

  test('what is too large is not read to its end, whatever its length is said to be', async () => {
    expect(
      (await read(shared(here), () => new Response('x', { headers: { 'content-length': '99999999' } }))).got,
    ).toEqual({ refused: 'too-large' });
    let sent = 0;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            sent += 1;
            controller.enqueue(new Uint8Array(1024 * 1024));
          },
        }),
      );
    expect((await read(shared(here), endless)).got).toEqual({ refused: 'too-large' });
    expect(sent).toBeLessThan(fileLimits.bytes / (1024 * 1024) + 4);
  });

  test('what cannot be fetched is said to be so, and the log holds no address that opens it', async () => {
    const failing = [() => new Response('', { status: 403 }), () => Promise.reject(new TypeError('fetch failed'))];
    for (const answer of failing) {
      const { got, log } = await read(shared(here), answer);
      expect(got).toEqual({ refused: 'not-read' });
      expect(log).toContain('example.sharepoint.com');
      expect(log).not.toContain('tempauth');
    }
  });

  test('of very many, the first are looked at', () => {
    const attachments = Array.from({ length: 18_000 }, () => shared(here));
    const fetch = () => Promise.reject(new Error('nothing is to be fetched'));
    const files = incomingFiles({ serviceUrl, attachments }, { fetch, getToken: async () => '', log: createTestLog() });
    expect(files).toHaveLength(20);
  });

  test('a card and the HTML copy of a text are no files', () => {
    const attachments = [{ contentType: 'text/html', content: '<p>x</p>' }, { contentType: 'application/vnd.x.card' }];
    const fetch = () => Promise.reject(new Error('nothing is to be fetched'));
    expect(incomingFiles({ attachments }, { fetch, getToken: async () => '', log: createTestLog() })).toEqual([]);
  });
});
