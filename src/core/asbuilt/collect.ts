import { MARKER } from './evidence/read.ts';

/*
 * What `collect` writes. Both gather the same files: STATE/<host>/host.txt, lldp.txt and ports.txt, each a row of
 * "# lanewright: COMMAND" lines with what the command printed below; and modules.txt, the memories of modules, where they are asked for.
 */

const SCRIPT = `#!/bin/sh
# Gathers what Lanewright compares with a plan: neighbours, ports, modules, counters. Read-only: it sets nothing, restarts nothing
# and clears no counter. Run as root (reading modules needs it):  sh collect.sh [STATE [memory]]
# With "memory" the whole memory of each module is read too, which takes a second or more a port.
set -u
state=\${1:-state}
memory=\${2:-}
host=$(hostname)
folder="$state/$host"
mkdir -p "$folder" || exit 1
rm -f "$folder/host.txt" "$folder/lldp.txt" "$folder/ports.txt" "$folder/modules.txt"

# run FILE COMMAND...: nothing is written of a command that this device does not have
run() {
  file="$folder/$1"
  shift
  command -v "$1" >/dev/null 2>&1 || return 0
  { printf '${MARKER}%s\\n' "$*"; "$@" 2>/dev/null; echo; } >>"$file"
}

{ printf '${MARKER}host\\nlanewright-collect 1\\nhost %s\\n' "$host"; date +'time %s'; } >"$folder/host.txt"
run lldp.txt lldpctl -f json

if [ -f /etc/sonic/sonic_version.yml ]; then
  run ports.txt sonic-db-dump -n STATE_DB -y
  run ports.txt show interfaces status
  run ports.txt show interfaces fec status
  run ports.txt show interfaces transceiver presence
  run ports.txt show interfaces counters fec-stats
  for port in $(show interfaces status 2>/dev/null | awk '$1 ~ /^Ethernet[0-9]+$/ { print $1 }'); do
    run ports.txt show interfaces counters fec-histogram "$port"
  done
  [ "$memory" != memory ] || run modules.txt sfputil show eeprom-hexdump
else
  for path in /sys/class/net/*; do
    [ -e "$path/device" ] || continue
    port=\${path##*/}
    run ports.txt ethtool "$port"
    run ports.txt ethtool -I --show-fec "$port"
    run ports.txt ethtool -m "$port"
    run ports.txt ethtool -S "$port"
    [ "$memory" != memory ] || run modules.txt ethtool -m "$port" hex on
  done
fi
`;

const PLAYBOOK = `# Runs collect.sh on every host and switch and brings the files here, read-only:
#   ansible-playbook -i inventory collect.yml -e state=./state [-e memory=memory]
- name: Collect the state of hosts and switches
  hosts: all
  gather_facts: false
  become: true
  vars:
    state: ./state
    memory: ''
  tasks:
    - name: Make a folder for the files
      ansible.builtin.tempfile:
        state: directory
        prefix: lanewright-
      register: folder
      changed_when: false
    - name: Read neighbours, ports, modules and counters
      ansible.builtin.script: collect.sh {{ folder.path }} {{ memory }}
      changed_when: false
    - name: Find what was written
      ansible.builtin.find:
        paths: "{{ folder.path }}"
        recurse: true
      register: found
    - name: Bring it here
      ansible.builtin.fetch:
        src: "{{ item.path }}"
        dest: "{{ state }}/{{ item.path | relpath(folder.path) }}"
        flat: true
      loop: "{{ found.files }}"
      loop_control:
        label: "{{ item.path | basename }}"
    - name: Take the folder away
      ansible.builtin.file:
        path: "{{ folder.path }}"
        state: absent
      changed_when: false
`;

/** The script and the playbook that gather a state directory. */
export const collectFiles = (): readonly { readonly path: string; readonly chunks: readonly string[] }[] => [
  { path: 'collect.sh', chunks: [SCRIPT] },
  { path: 'collect.yml', chunks: [PLAYBOOK] },
];
