import { type MulticlassLoss } from '@owlery/losses';
import { type IProperty } from 'fast-check';

/** A statement about losses that can be tested at random points. */
export interface LossLaw {
  /** Name, in kebab-case. */
  readonly id: string;
  /** What the law says, in English and LaTeX. */
  readonly statement: string;
  /** True when the loss claims what the law is about. */
  appliesTo(loss: MulticlassLoss): boolean;
  /** The law as a property of one plain record of numbers, to be run by fast-check. */
  property(loss: MulticlassLoss): IProperty<[unknown]>;
}
