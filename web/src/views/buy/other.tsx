import { useState } from 'react';
import { Button, FileTrigger, Label, TextArea, TextField } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { Setting } from '../../compiler/answers/buy.ts';
import { openFile } from '../../project/open-file.ts';
import { useAnswer } from '../../project/use-answer.ts';
import { Finder } from '../../ui/finder.tsx';
import { Picker } from '../../ui/picker.tsx';
import { plusSettings, withAddress } from './address.ts';
import { changesOf } from './changes.ts';

const NOTHING = { id: '', words: 'pick one' };

/** The settings that make the other design, and one more to add. */
export const SettingsForm = ({ text, settings }: { readonly text: string; readonly settings: readonly Setting[] }) => {
  const [, go] = useLocation();
  const [picked, setPicked] = useState('');
  const { answer } = useAnswer('buy', { text });
  const { answer: choices } = useAnswer('choices', null);
  if (!answer?.works || !choices) return <p className="quiet">Reading the design…</p>;
  const changes = changesOf(answer.summary);
  const change = changes.find(({ id }) => id === picked);
  const add = (value: string | undefined): void => {
    if (!change || !value) return;
    go(withAddress(plusSettings(settings, change.settings(value))));
    setPicked('');
  };
  const switches = choices.ports
    .filter(({ kind, name, device }) => kind === 'switch' && name === device)
    .map(({ device, vendor, model, about }) => ({
      id: device as string,
      about: `${vendor} ${model}, ${about}`,
      words: `${device} ${vendor} ${model} ${about}`,
    }));
  return (
    <>
      {settings.length > 0 && (
        <ul className="settings" aria-label="Settings of the other design">
          {settings.map(({ path, value }) => (
            <li key={path}>
              <code>
                {path}: {value}
              </code>
              <Button
                aria-label={`Take back ${path}`}
                onPress={() => go(withAddress(settings.filter((other) => other.path !== path)))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="ask-more">
        <Picker
          label={settings.length > 0 ? 'Change also' : 'Change'}
          items={[NOTHING, ...changes]}
          value={picked}
          onChange={setPicked}
        />
        {change?.values === 'switch' && (
          <Finder
            label="To"
            items={switches}
            value={undefined}
            placeholder="a switch of the catalogue"
            onChange={add}
          />
        )}
        {change && change.values !== 'switch' && (
          <Picker key={picked} label="To" items={[NOTHING, ...change.values]} value="" onChange={add} />
        )}
      </div>
    </>
  );
};

type Other = { readonly name: string; readonly text: string };

/** A text that is pasted or opened. */
export const FileForm = ({
  other,
  onOther,
}: {
  readonly other: Other | undefined;
  readonly onOther: (other: Other | undefined) => void;
}) => {
  const [problem, setProblem] = useState<string>();
  const open = async (file: File): Promise<void> => {
    const opened = await openFile(file);
    setProblem('problem' in opened ? opened.problem : undefined);
    if ('text' in opened) onOther({ name: file.name, text: opened.text });
  };
  return (
    <div className="paste">
      <TextField
        className="field"
        value={other?.text ?? ''}
        onChange={(text) => onOther(text === '' ? undefined : { name: 'pasted', text })}
      >
        <Label>{other ? `The other fabric file (${other.name})` : 'Paste the other fabric file'}</Label>
        <TextArea rows={6} spellCheck="false" />
      </TextField>
      <FileTrigger
        acceptedFileTypes={['.yaml', '.yml', '.txt']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file) void open(file);
        }}
      >
        <Button>Open a file…</Button>
      </FileTrigger>
      {problem !== undefined && (
        <p className="note" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
};

/** A text of before, by the number of changes since. */
export const StepsForm = ({ past, steps }: { readonly past: readonly string[]; readonly steps: number }) => {
  const [, go] = useLocation();
  if (past.length === 0) return <p className="quiet">Nothing has been changed since the file was opened.</p>;
  const items = past.map((_, i) => ({
    id: String(i + 1),
    words: i + 1 === past.length ? 'as it was opened' : i === 0 ? 'one change ago' : `${i + 1} changes ago`,
  }));
  return (
    <div className="ask-more">
      <Picker
        label="The text"
        items={items}
        value={String(Math.min(steps, past.length))}
        onChange={(step) => go(`/buy/before/${step}`)}
      />
    </div>
  );
};
