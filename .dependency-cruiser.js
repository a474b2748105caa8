/**
 * The directions of DESIGN: main -> commands -> app -> edges -> model, app -> turn -> steps -> model.
 * Steps are pure; edges talk to the outside; steps and edges meet only in app.ts (edges) and turn/ (steps).
 */
const steps = ['understand', 'match', 'decide', 'render'];
const edges = [
  'articles',
  'channels/bot-framework',
  'channels/direct-line',
  'support',
  'support/console',
  'storage',
  'server',
];

const within = (folder) => `^src/${folder}/`;
/** Files directly in channels/ map activities for every channel. */
const sharedByChannels = '^src/channels/[^/]+\\.ts$';
const outside = (folder) => ({
  path: '^src/',
  pathNot: [within(folder), within('model'), ...(folder.startsWith('channels/') ? [sharedByChannels] : [])],
});

/** A package that only one folder may use. */
const owner = (name, packages, folders) => ({
  name: `only-${name}`,
  severity: 'error',
  comment: `${packages.join(', ')} belong to src/${folders.join(', src/')}.`,
  from: { path: '^src/', pathNot: folders.map((folder) => `^src/${folder}`) },
  to: { path: packages.map((name) => `node_modules/${name}/`) },
});

export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'model-imports-nothing',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { pathNot: '^src/model/' },
    },
    ...steps.map((step) => ({
      name: `step-${step}`,
      severity: 'error',
      comment: 'A step knows its own folder and the model, no other step and no edge.',
      from: { path: within(step) },
      to: outside(step),
    })),
    ...edges.map((edge) => ({
      name: `edge-${edge.replace('/', '-')}`,
      severity: 'error',
      comment: 'An edge knows its own folder and the model; edges meet in app.ts.',
      from: { path: within(edge) },
      to: outside(edge),
    })),
    {
      name: 'settings-know-model-only',
      severity: 'error',
      comment: 'Settings are read apart from what they set; app.ts hands them on.',
      from: { path: within('settings') },
      to: outside('settings'),
    },
    {
      name: 'steps-are-pure',
      severity: 'error',
      comment: 'No file, network, process or randomness in a step.',
      from: { path: steps.map(within) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'turn-knows-steps-only',
      severity: 'error',
      from: { path: within('turn') },
      to: { path: '^src/', pathNot: [...steps.map(within), within('model'), within('turn')] },
    },
    {
      name: 'only-main-imports-commands',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/commands/'] },
      to: { path: ['^src/commands/', '^src/main\\.ts$'] },
    },
    {
      name: 'only-commands-import-app',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/commands/', '^src/app\\.ts$'] },
      to: { path: '^src/app\\.ts$' },
    },
    { name: 'no-test-in-src', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'not-dev',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/pages/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'not-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    owner('bot-framework', ['botbuilder', 'botframework-[^/]+'], ['channels/bot-framework/']),
    owner('server', ['restify', '@types/restify'], ['server/']),
    owner('match', ['fuse\\.js'], ['match/']),
    owner('render', ['adaptivecards-templating', 'adaptive-expressions', 'adaptivecards'], ['render/']),
    owner('storage', ['kysely', 'libsql', 'pg'], ['storage/']),
    owner('support-console', ['openid-client'], ['support/console/']),
    owner('articles', ['markdown-it', 'htmlparser2', 'domhandler', 'yaml', 'jsonc-parser'], ['articles/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/pages/build\\.mjs$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
