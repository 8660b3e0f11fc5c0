import * as z from 'zod/mini';
import { parseDecimal } from '../base/decimal.ts';
import { maybeText, text } from './definition-rules.ts';
import { stampOrders } from './policies.ts';
import { asWeight, weightPlaces } from './weights.ts';

// What a definition says of columns, and of who is eligible. A column is named by its heading, or `#3` for the third.

export const column = text.with(
  z.describe('A heading of the ballots file, or #3 for its third column.'),
);
export const maybeColumn = z.optional(column);
export const columns = z.union([column, z.array(column).check(z.minLength(1))]);
const group = z.union([
  column,
  z.strictObject({
    column,
    separator: maybeText.with(
      z.describe('What stands between groups in a cell, where a voter may be in several.'),
    ),
  }),
]);
export const groups = z.union([group, z.array(group).check(z.minLength(1))]);
export const words = z.array(text);
export const count = z.int().check(z.minimum(0));

const placesSaid = `at most ${weightPlaces} decimal places`;
const isWeight = (own: number) => asWeight(parseDecimal(`${own}`, '.')) !== undefined;
const totalWeight = z
  .number()
  .check(z.minimum(0), z.maximum(1e15), z.refine(isWeight, `a number with ${placesSaid}`));

export const eligible = z.union([
  count,
  z.strictObject({
    voters: count,
    weight: z
      .optional(totalWeight)
      .with(z.describe(`What they weigh together, with ${placesSaid}.`)),
  }),
]);

export const delimiterSchema = z.enum([',', ';', '\t', '|']);

export const timestamp = z.union([
  column,
  z.strictObject({
    column,
    order: z
      .optional(z.enum(stampOrders))
      .with(z.describe('How 3/4/2019 is read: mdy is 4 March, dmy is 3 April.')),
  }),
]);

export const weight = z.union([
  column,
  z.strictObject({
    column,
    point: z
      .optional(z.enum(['.', ',']))
      .with(z.describe('The decimal point; the other sign groups thousands.')),
  }),
]);

export const roll = z.union([
  text,
  z.strictObject({
    file: text.with(z.describe('A CSV file or a workbook beside it, one row for each voter.')),
    id: maybeColumn,
    group: z.optional(groups),
    weight: z.optional(weight),
    voting: maybeColumn.with(z.describe('A column that says who may vote: yes or no.')),
    ignored: z.optional(columns).with(z.describe('Columns that neither weigh nor say who votes.')),
  }),
]);
