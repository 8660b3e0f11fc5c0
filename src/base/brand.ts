declare const brand: unique symbol;

/** A string that was checked once and is never mistaken for another sort of id. */
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ContestId = Branded<'contest'>;
export type OptionId = Branded<'option'>;
export type CategoryId = Branded<'category'>;
export type PositionId = Branded<'position'>;

export const contestId = (text: string): ContestId => text as ContestId;
export const optionId = (text: string): OptionId => text as OptionId;
export const categoryId = (text: string): CategoryId => text as CategoryId;
export const positionId = (text: string): PositionId => text as PositionId;
