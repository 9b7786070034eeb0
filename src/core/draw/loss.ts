import type { Proof } from '../link/index.ts';
import { formatLoss, type MilliDecibels } from '../units/index.ts';
import { line, type Picture, rect, type Shape, text } from './picture.ts';

const WIDTH = 960;
const LEFT = 150;
const ROW = 26;
const PLOT = WIDTH - LEFT - 90;

type Step = { readonly what: string; readonly from: number; readonly loss: number; readonly role: 'spent' | 'margin' };

const stepsOf = ({ basis, fibre, connectors, splices, total, margin }: NonNullable<Proof['loss']>): readonly Step[] => {
  const parts: readonly (readonly [string, number])[] =
    basis === 'measured'
      ? [['measured, end to end', total]]
      : [
          ['fibre', fibre],
          ['connectors', connectors],
          ['splices', splices],
        ];
  let from = 0;
  const steps = parts.map(([what, loss]): Step => {
    const step: Step = { what, from, loss, role: 'spent' };
    from += loss;
    return step;
  });
  return margin === undefined || margin < 0
    ? steps
    : [...steps, { what: 'margin left', from, loss: margin, role: 'margin' }];
};

/** The loss of a channel step by step against what the PMD allows; undefined for links without light of their own. */
export const lossPicture = ({ loss, line: { media } }: Pick<Proof, 'loss' | 'line'>): Picture | undefined => {
  if (!loss) return undefined;
  const steps = stepsOf(loss);
  const most = Math.max(loss.budget ?? 0, loss.total, 1);
  const x = (value: number): number => LEFT + (value / most) * PLOT;
  const limitText = (budget: MilliDecibels): string =>
    loss.margin === undefined
      ? `one end allows ${formatLoss(budget)}, the other's budget is unknown`
      : `${media} allows ${formatLoss(budget)}`;
  const shapes: Shape[] = [];
  for (const [i, { what, from, loss: piece, role }] of steps.entries()) {
    const y = i * ROW + 4;
    const words = formatLoss(piece as MilliDecibels);
    shapes.push(
      text([LEFT - 8, y + 14], what, { anchor: 'end' }),
      rect([LEFT, y], PLOT, ROW - 8, 'track'),
      rect([x(from), y], x(from + piece) - x(from), ROW - 8, role, `${what}: ${words}`),
      text([LEFT + PLOT + 8, y + 14], words),
    );
  }
  const bottom = steps.length * ROW;
  if (loss.budget !== undefined) {
    const limit = x(loss.budget);
    shapes.push(
      line(
        [
          [limit, 0],
          [limit, bottom + 2],
        ],
        'limit',
        1.5,
      ),
      text([limit, bottom + 16], limitText(loss.budget), {
        anchor: 'end',
        tone: 'quiet',
      }),
    );
  } else shapes.push(text([LEFT, bottom + 16], 'what the PMD allows is not known', { tone: 'quiet' }));
  const title = `Channel loss ${formatLoss(loss.total)}${loss.budget === undefined ? '' : ` of ${formatLoss(loss.budget)}`}`;
  return { width: WIDTH, height: bottom + 24, title, shapes };
};
