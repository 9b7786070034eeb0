/**
 * The import order, top to bottom: a folder may import the folders of the lines above it, and itself.
 * Folders of one line do not import each other.
 */
const lines = [
  ['units', 'diagnostics'],
  ['parts', 'yaml'],
  ['catalog', 'module', 'fabric'],
  ['intent', 'link', 'netbox'],
  ['design', 'optics', 'plant', 'address', 'traffic', 'supply', 'bringup'],
  ['draw'],
  ['emit'],
  ['asbuilt'],
  ['diagnose'],
  ['compile'],
];

/** The only packages core may use: all run in a browser as they are. */
const corePackages = ['zod', 'yaml', 'fflate'];

const shells = ['cli', 'server', 'editor', 'lab'];

const anyOf = (names) => `(?:${names.join('|')})`;
const corePackage = `(?:^|/)node_modules/${anyOf(corePackages)}/`;
const testFile = '\\.test\\.ts$|/testing/';
const program = { path: '^src/', pathNot: testFile };
const page = { path: '^web/src/', pathNot: testFile };

const orderRules = lines.flatMap((line, depth) =>
  line.map((folder) => ({
    name: `order-${folder}`,
    comment: `core/${folder} may import itself and the lines above it: ${lines.slice(0, depth).flat().join(', ') || 'none'}`,
    severity: 'error',
    from: { path: `^src/core/${folder}/` },
    to: { path: '^src/core/', pathNot: `^src/core/${anyOf([...lines.slice(0, depth).flat(), folder])}/` },
  })),
);

module.exports = {
  forbidden: [
    ...orderRules,
    {
      name: 'core-folder-without-a-line',
      comment: 'every folder of core has its place in the lines above',
      severity: 'error',
      from: {},
      to: { path: '^src/core/', pathNot: `^src/core/${anyOf(lines.flat())}/` },
    },
    {
      name: 'core-is-pure',
      comment: `core imports core and ${corePackages.join(', ')}: no Node, no other package, no host, no shell`,
      severity: 'error',
      from: { path: '^src/core/', pathNot: testFile },
      to: { pathNot: `^src/core/|${corePackage}` },
    },
    {
      name: 'core-tests-stay-in-core',
      comment: 'a test of core may use Node and the test packages, but no host and no shell',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'host-imports-core',
      severity: 'error',
      from: { path: '^src/host/' },
      to: { path: '^src/', pathNot: '^src/(?:core|host)/' },
    },
    {
      name: 'nothing-imports-a-shell',
      comment: 'the cli may load the server and the lab, and only with import()',
      severity: 'error',
      from: { pathNot: `^src/${anyOf(shells)}/` },
      to: { path: `^src/${anyOf(shells)}/` },
    },
    ...shells.map((shell) => ({
      name: `shell-${shell}`,
      comment: `${shell} imports core, host and itself`,
      severity: 'error',
      from: { path: `^src/${shell}/` },
      to: {
        path: '^src/',
        pathNot: `^src/${anyOf(['core', 'host', shell, ...(shell === 'cli' ? ['server', 'lab'] : [])])}/`,
      },
    })),
    {
      name: 'cli-loads-late',
      comment: 'the cli reaches the server and the lab with import() alone, so that it starts without them',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/(?:server|lab)/', dynamic: false },
    },
    {
      name: 'web-imports-core',
      comment: 'the page runs the core in workers of its own; it knows no Node and no shell',
      severity: 'error',
      from: page,
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'web-has-no-node',
      severity: 'error',
      from: page,
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-the-web',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(?:src|web)/' },
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      // the bundler reads texts and style sheets; it fails where they are missing
      to: { couldNotResolve: true, pathNot: '\\?raw$|\\.css$' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: program,
      to: { path: testFile },
    },
    {
      name: 'no-development-packages',
      comment: 'what runs for a user needs only the dependencies of package.json',
      severity: 'error',
      from: program,
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.json'],
    },
  },
};
