import { useState } from 'react';
import { Button, DropZone, FileTrigger, Label, Text, TextArea, TextField } from 'react-aria-components';
import { useLocation } from 'wouter';
import { useAnswer } from '../../project/use-answer.ts';
import { useProject } from '../../project/use-project.ts';
import { Finder } from '../../ui/finder.tsx';
import { moduleAddress, valuesOf } from './address.ts';
import { opened } from './opened.ts';

/** Opens dumps and goes to the first module that was found. */
export const useOpenDumps = (): ((dumps: Parameters<typeof opened.open>[1]) => Promise<void>) => {
  const { desk } = useProject();
  const [, go] = useLocation();
  return async (dumps) => {
    const key = await opened.open(desk, dumps);
    if (key !== undefined) go(moduleAddress('read', valuesOf(key)));
  };
};

const Paste = () => {
  const [text, setText] = useState('');
  const open = useOpenDumps();
  return (
    <form
      className="mr-paste"
      onSubmit={(event) => {
        event.preventDefault();
        void open([{ name: 'pasted', text }]).then(() => setText(''));
      }}
    >
      <TextField className="field" value={text} onChange={setText}>
        <Label>Or paste a dump</Label>
        <TextArea rows={4} spellCheck={false} placeholder="0x0000: 18 52 00 07 …" />
      </TextField>
      <Button type="submit" className="react-aria-Button" isDisabled={text.trim() === ''}>
        Read the text
      </Button>
    </form>
  );
};

const FromCatalogue = () => {
  const [, go] = useLocation();
  const { answer: parts = [] } = useAnswer('moduleParts', null);
  return (
    <Finder
      label="Or a part of the catalogue"
      items={parts.map(({ id, about }) => ({ id, about, words: `${id} ${about}` }))}
      value={undefined}
      placeholder="maker, part number, PMD"
      onChange={(part) => part !== undefined && go(moduleAddress('read', { part }))}
    />
  );
};

const Files = () => {
  const open = useOpenDumps();
  return (
    <DropZone
      className="mr-drop"
      onDrop={({ items }) => {
        const files = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
        void Promise.all(files).then(open);
      }}
    >
      <Text slot="label">Drop dumps of modules here, one or several</Text>
      <FileTrigger allowsMultiple onSelect={(files) => files && void open([...files])}>
        <Button>Choose files…</Button>
      </FileTrigger>
    </DropZone>
  );
};

const Accepted = () => (
  <div className="mr-accepted quiet">
    <p>What is read, whatever the file is called:</p>
    <ul>
      <li>
        <code>ethtool -m swp1 raw on</code>, optoe’s <code>eeprom</code> file: the bytes themselves
      </li>
      <li>
        <code>ethtool -m swp1 hex on</code>, <code>sfputil show eeprom-hexdump</code> (of all ports, too),{' '}
        <code>xxd</code>, rows of a ticket
      </li>
      <li>JSON with pages as hexadecimal digits</li>
    </ul>
    <p>A dump is decoded in this page and goes nowhere. When the tab is closed or loaded anew it is gone.</p>
  </div>
);

/** All ways to open a module. */
export const OpenPanel = () => (
  <div className="mr-open">
    <Files />
    <Paste />
    <FromCatalogue />
    <Accepted />
  </div>
);
