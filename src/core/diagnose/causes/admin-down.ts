import { commandFor } from '../ask.ts';
import { excluded, type Kind, supported, unknown } from '../cause.ts';

export const adminDown: Kind = {
  id: 'admin-down',
  name: 'port shut down',
  why: 'A port that is shut sends nothing, and hosts turn its lasers off. (configuration of the host)',
  refuted: 'admin up in what the host prints',
  explains: ['down', 'far dark'],
  follows: [],
  of: 'end',
  judge: ({ own }) => {
    const shut = own.all('admin').find(({ value }) => !value);
    const { up, admin } = { up: own.one('up'), admin: own.one('admin') };
    if (shut && admin)
      return supported(
        'shown',
        `${own.name} is shut down`,
        [{ says: `${own.name}: admin down`, where: shut.where }],
        `bring ${own.name} up (config interface startup, ip link set up), and read both ends again`,
      );
    if (admin) return excluded('admin up', { says: 'admin up', where: admin.where });
    if (up?.value) return excluded('the port is up', { says: 'up', where: up.where });
    const sonic = /sonic/i.test(own.one('system')?.value ?? '');
    const linux = `at ${own.name}: ip link show ${own.port ?? 'PORT'}`;
    return unknown('whether the port is shut down', sonic ? commandFor(own, 'link') : linux);
  },
};
