// A bare echo bot on restify and botbuilder: what the bench measures our bot against.
import restify from 'restify';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', (request, response, next) => {
  adapter
    .process(request, response, async (context) => {
      if (context.activity.type === 'message') await context.sendActivity(`You said: ${context.activity.text}`);
    })
    .then(() => next(), next);
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
