import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { thingOf } from '../../../../src/core/draw/map/index.ts';
import type { RoomTold } from '../../compiler/answers/room.ts';
import type { RoomSource } from '../../compiler/answers/room-evidence.ts';
import type { FindingTold } from '../../compiler/answers/room-told.ts';
import type { Picked, RoomAddress } from './address.ts';
import { DeviceDetails, FindingDetails, Overview } from './details.tsx';
import { LinkDetails } from './link-details.tsx';
import type { RoomPlan } from './use-plan.ts';

/** What an address picks, found in this room. */
type Found = {
  readonly links: readonly number[];
  readonly finding?: FindingTold;
  readonly link?: number;
  readonly device?: number;
  /** picked, and not there */
  readonly missing?: Picked;
};

/** Finds what is picked. */
export const useSelected = (plan: RoomPlan, told: RoomTold, picked: Picked | undefined): Found => {
  const { fabric, map } = plan.mapped;
  const { kind, key = '' } = picked ?? {};
  return useMemo((): Found => {
    if (kind === undefined) return { links: [] };
    if (kind === 'finding') {
      const finding = told.findings.first.find(({ id }) => String(id) === key);
      return finding ? { finding, links: finding.links } : { links: [], missing: { kind, key } };
    }
    if (kind === 'link') {
      for (let link = 0; link < fabric.links.length; link++)
        if (fabric.links.text(link, 'key') === key) return { link, links: [link] };
      return { links: [], missing: { kind, key } };
    }
    const thing = thingOf(fabric, map, key);
    return thing?.kind === 'device' ? { device: thing.device, links: [] } : { links: [], missing: { kind, key } };
  }, [fabric, map, told, kind, key]);
};

/** What is selected, with what was seen of it; how the ends stand where nothing is. */
export const Selected = ({
  plan,
  told,
  ask,
  selected: { finding, link, device, missing },
  onGo,
}: {
  readonly plan: RoomPlan;
  readonly told: RoomTold;
  readonly ask: { readonly text: string; readonly source: RoomSource };
  readonly selected: Found;
  readonly onGo: (change: Partial<RoomAddress>) => void;
}) => {
  const { fabric } = plan.mapped;
  const onLink = (key: string): void => onGo({ picked: { kind: 'link', key } });
  const isOne = finding !== undefined || link !== undefined || device !== undefined;
  return (
    <>
      {isOne && (
        <Button
          className="react-aria-Button room-close"
          aria-label="Let go"
          onPress={() => onGo({ picked: undefined })}
        >
          ×
        </Button>
      )}
      {missing && (
        <p className="note">
          There is no {missing.kind} <code>{missing.key}</code> in what is shown.
        </p>
      )}
      {finding && <FindingDetails fabric={fabric} finding={finding} onLink={onLink} />}
      {link !== undefined && (
        <LinkDetails
          fabric={fabric}
          link={link}
          text={ask.text}
          source={ask.source}
          verdict={told.verdicts[link] as number}
          findings={told.findings.first.filter(({ links }) => links.includes(link))}
          onFinding={(key) => onGo({ picked: { kind: 'finding', key } })}
        />
      )}
      {device !== undefined && (
        <DeviceDetails
          mapped={plan.mapped}
          device={device}
          verdicts={told.verdicts}
          onLink={onLink}
          onNarrow={(name) => onGo({ part: { device: name } })}
        />
      )}
      {!isOne && <Overview told={told} />}
    </>
  );
};
