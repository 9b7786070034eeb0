import { describe, expect, it } from 'vitest';
import { settingChanges } from './changes.ts';

const FILE = `# a fabric
lanewright: 1
name: one
networks:
  backend: { oversubscription: 1:1, leaf: { switch: NV-SN4700, per: rail } }
optics: { prefer: [power, cost] }
`;

describe('setting changes', () => {
  it('names the path and both values as they are typed', () => {
    const other = FILE.replace('NV-SN4700', 'NV-SN5600').replace('[power, cost]', '[cost]').replace(', per: rail', '');
    expect(settingChanges(FILE, other)).toEqual([
      { path: 'networks.backend.leaf.switch', a: 'NV-SN4700', b: 'NV-SN5600' },
      { path: 'networks.backend.leaf.per', a: 'rail', b: undefined },
      { path: 'optics.prefer', a: '[power, cost]', b: '[cost]' },
    ]);
  });

  it('does not see comments, order, style and the name', () => {
    const same = `optics:\n  prefer:\n    - power\n    - cost\nnetworks: { backend: { leaf: { per: rail, switch: "NV-SN4700" }, oversubscription: "1:1" } }\nname: two\nlanewright: 1\n`;
    expect(settingChanges(FILE, same)).toEqual([]);
  });

  it('tells a whole section that is new, and takes what cannot be read for empty', () => {
    expect(settingChanges(FILE, `${FILE}lengths: { leaf-spine: 60 m }\n`)).toEqual([
      { path: 'lengths', a: undefined, b: '{ leaf-spine: 60 m }' },
    ]);
    expect(settingChanges('{', '{')).toEqual([]);
    expect(settingChanges('a: 1', '{').map(({ path }) => path)).toEqual(['a']);
  });
});
